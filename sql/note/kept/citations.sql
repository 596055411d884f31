-- How many of the selected cases cite a provision of the roles that count, and how many only others.
select
    coalesce(sum(cases) filter (where list_has_any(roles, $role)), 0) as cited,
    coalesce(sum(cases) filter (where not list_has_any(roles, $role)), 0) as other_roles
from tallies
where not told_again and not list_contains($hidden_status, status)
