-- How many of the selected cases cite a provision of the roles that count, and how many only others.
select
    coalesce(sum(cases) filter (where citing.counts), 0) as cited,
    coalesce(sum(cases) filter (where not citing.counts), 0) as other_roles
from (select basis, count(*) as cases from selected group by basis) as resting
join (select basis, max(list_contains($role, role)) as counts from readings group by basis) as citing
    on citing.basis = resting.basis
