-- title: status | 案件状态
-- How far the case has come.
select *, status as key
from selected
