-- From which day to which the selected cases are, and how many of them have no day.
select min(ref_date) as first, max(ref_date) as last, count(*) filter (where ref_date is null) as undated
from selected
