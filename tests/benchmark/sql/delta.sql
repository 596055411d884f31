-- What a later file tells of the cases of a file of that many rows: some changed, as many new.
create or replace temp table numbered as
with wanted as (select cast({rows} * {changed} as bigint) as each, cast(floor(1 / {changed}) as bigint) as apart)
select row_number() over () as i, j, version
from (
    select unnest(range(each)) * apart as j, 1 as version from wanted
    union all
    select unnest(range({rows}, {rows} + each)) as j, 0 as version from wanted
)
where not happens(j, 'doubled');
