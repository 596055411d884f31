-- What the selected cases whose money counts say of fines.
select
    count(*) filter (where fine_kind = 'fined') as fined,
    count(*) filter (where fine_kind = 'not_stated') as not_stated,
    count(*) filter (where fine_kind = 'no_fine') as no_fine,
    count(*) filter (where fine_kind = 'combined_only') as combined_only,
    count(*) filter (where fine_kind = 'fined' and fine_joint) as joint
from selected
where in_money
