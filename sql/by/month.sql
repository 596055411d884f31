-- title: month | 月份
-- order: key
-- Month of the reference date.
-- 说明: 统计日期所在月份。
select *, strftime(ref_date, '%Y-%m') as key
from selected
