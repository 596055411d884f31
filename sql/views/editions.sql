-- The numbering of articles that a case goes by: the first day of a renumbering that its own day does not lie behind.
-- None for a day after the last of them.
create or replace view editions as
select days.day, min(ends.until) as edition
from (select distinct coalesce(decided_on, published_on, filed_on, found_on) as day from cases) as days
join (select distinct until from concordance where not divided and until < current_date) as ends on days.day <= ends.until
group by days.day;
