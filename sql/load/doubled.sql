-- How many cases of this load may be told twice.
select count(distinct case_id)
from changed
where case_id in (select case_id from duplicates) or case_id in (select other_case_id from duplicates)
