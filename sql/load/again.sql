-- The load of the same document in the same manner that told of its cases last: nothing has changed or removed one of them
-- since, no day that lay in the future has come, and no finding hangs on what else is stored.
with same as (
    select load_id
    from manners
    where document = $document and manner = $manner
)
select last.load_id
from loads as last
where last.load_id = (select max(load_id) from same)
    and inserted + updated + unchanged = (select count(*) from cases where load_id in (select load_id from same))
    and not exists (
        select 1
        from findings
        where (load_id = last.load_id and rule = 'future_date' and value <= cast($today as varchar))
            or (load_id = last.load_id and rule in ('emptied', 'told_otherwise', 'same_as_unknown'))
            or (load_id not in (select load_id from same) and case_id in (select case_id from cases where load_id in (select load_id from same)))
    )
