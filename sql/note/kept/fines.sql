-- What the selected cases whose money counts say of fines.
select
    coalesce(sum(cases) filter (where fine_kind = 'fined'), 0) as fined,
    coalesce(sum(cases) filter (where fine_kind = 'not_stated'), 0) as not_stated,
    coalesce(sum(cases) filter (where fine_kind = 'no_fine'), 0) as no_fine,
    coalesce(sum(cases) filter (where fine_kind = 'combined_only'), 0) as combined_only
from tallies
where not told_again and list_contains($money_status, status) and not list_contains($hidden_status, status)
