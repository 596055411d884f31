-- The cases of each status and kind of source, and those told of by another.
select status, source_kind, count(*) - count(same_as) as cases, count(same_as) as told_again
from population
group by status, source_kind
order by status, source_kind
