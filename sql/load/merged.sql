-- The cases of the source, one row each, as their rows give them; refused ones are not among them.
create or replace temp table merged as
with kept as (
    select *
    from coded
    where case_id is not null and case_id not in (select case_id from faults where case_id is not null)
)
select case_id, _row as source_row, {alone}
from kept
where case_id not in (select case_id from shared)
union all
select case_id, min(_row), {merged}
from kept
where case_id in (select case_id from shared)
group by case_id;
