-- The texts whose bases their skeleton does not tell, numbered.
create or replace temp table base_texts as
select row_number() over () as number, text
from (
    select distinct text
    from based
    where skeleton in (select skeleton from base_skeletons join bases_read using (number) where not is_whole)
);
