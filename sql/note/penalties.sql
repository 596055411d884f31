-- In how many of the cases whose money counts a penalty is stated.
select
    count(*) filter (where array_size(penalties) > 0 or counted_fine is not null) as "penalties stated",
    count(*) filter (where not (coalesce(array_size(penalties), 0) > 0 or counted_fine is not null)) as "not stated"
from selected
where in_money
