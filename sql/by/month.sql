-- title: month | 月份
-- order: key
-- Month of the reference date.
select *, strftime(ref_date, '%Y-%m') as key
from selected
