-- title: quarter | 季度
-- order: key
-- Quarter of the reference date.
-- 说明: 统计日期所在季度。
select *, cast(year(ref_date) as varchar) || '-Q' || cast(quarter(ref_date) as varchar) as key
from selected
