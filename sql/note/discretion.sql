-- In how many of the selected cases a circumstance of discretion is stated.
select
    count(*) filter (where array_size(discretion) > 0) as "discretion stated",
    count(*) filter (where not coalesce(array_size(discretion) > 0, false)) as "not stated"
from selected
