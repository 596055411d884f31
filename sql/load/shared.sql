-- The cases that stand in more than one row.
create or replace temp table shared as
select case_id
from texts
where case_id is not null
group by case_id
having count(*) > 1;
