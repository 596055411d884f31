-- In how many of the cases whose money counts a circumstance of discretion is stated.
select
    count(*) filter (where array_size(discretion) > 0) as "discretion stated",
    count(*) filter (where not coalesce(array_size(discretion) > 0, false)) as "not stated"
from selected
where in_money
