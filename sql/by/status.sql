-- title: status | 案件状态
-- codes: status
-- How far the case has come.
-- 说明: 案件进行到哪一步。
select *, status as key
from selected
