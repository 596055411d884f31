-- The cases that stand in more than one row. Hashes are grouped first: few are equal.
create or replace temp table shared as
select case_id
from texts
where hash(case_id) in (
    select hash(case_id)
    from texts
    where case_id is not null
    group by 1
    having count(*) > 1
)
group by case_id
having count(*) > 1;
