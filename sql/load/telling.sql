-- The distinct texts of one field, of cases whose type no text has told yet, numbered.
create or replace temp table telling as
select row_number() over () as number, text
from (
    select distinct {source} as text
    from {relation}
    where {source} is not null and source_row not in (select source_row from typed)
);
