-- How many cases are like one, by level and by what else they have in common.
-- built on: similar
select level, same_subtype, same_party, same_discretion, same_base, count(*) as cases
from compared_with
group by level, same_subtype, same_party, same_discretion, same_base
