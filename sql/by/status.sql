-- title: status | 案件状态
-- codes: status
-- How far the case has come.
select *, status as key
from selected
