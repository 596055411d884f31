-- How many of the selected cases another may tell of as well.
select coalesce(sum(cases), 0)
from tallies
where may_double and not list_contains($hidden_status, status)
