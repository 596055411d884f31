-- The cases of each status, those told of by another, and how many of the first are the published sample.
select
    status,
    coalesce(sum(cases) filter (where not told_again), 0) as cases,
    coalesce(sum(cases) filter (where told_again), 0) as told_again,
    coalesce(sum(cases) filter (where is_sample and not told_again), 0) as sample
from tallies
group by status
order by status
