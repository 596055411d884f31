-- title: year | 年份
-- order: key
-- Year of the reference date.
-- 说明: 统计日期所在年份。
select *, cast(year(ref_date) as varchar) as key
from selected
