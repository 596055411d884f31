-- How many of the selected cases another may tell of as well.
with told as (
    select case_id, status, same_as
    from population
    where case_id in (select case_id from duplicates union all select other_case_id from duplicates)
)
select count(*)
from told
where not list_contains($hidden_status, status) and same_as is null
    and case_id in (
        select d.other_case_id
        from duplicates as d
        join told as first on first.case_id = d.case_id and first.same_as is null
    )
