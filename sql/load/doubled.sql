-- How many cases may be told twice as this load brought or changed them: of a pair the one that was loaded later.
select count(distinct other_case_id)
from duplicates
where case_id in (select case_id from changed) or other_case_id in (select case_id from changed)
