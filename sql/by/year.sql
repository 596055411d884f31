-- title: year | 年份
-- order: key
-- Year of the reference date.
select *, cast(year(ref_date) as varchar) as key
from selected
