-- The cases of each status, and those told of by another.
select status, count(*) - count(same_as) as cases, count(same_as) as told_again
from population
group by status
order by status
