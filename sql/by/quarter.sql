-- title: quarter | 季度
-- order: key
-- Quarter of the reference date.
select *, cast(year(ref_date) as varchar) || '-Q' || cast(quarter(ref_date) as varchar) as key
from selected
