-- How many of the selected cases have prices to compare, and of those whose money counts.
select
    coalesce(sum(cases), 0) as priced,
    coalesce(sum(cases) filter (where list_contains($money_status, status)), 0) as counted
from tallies
where is_priced and not told_again and not list_contains($hidden_status, status)
