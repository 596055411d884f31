-- The cases that several parts hold, with the last of these: what earlier parts say of them is replaced.
select case_id, max(part) as part
from lake_cases
group by case_id
having count(*) > 1
