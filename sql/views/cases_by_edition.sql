-- The same where renumbered articles count as one: the basis, and the last day of the numbering that the case goes by.
create or replace view cases_by_edition as
select c.*, cast(c.basis as varchar) || coalesce(' ' || cast(editions.until as varchar), '') as reading
from cases as c
left join (
    select days.day, min(ends.until) as until
    from (select distinct coalesce(decided_on, published_on, filed_on, found_on) as day from cases) as days
    join (select distinct until from concordance where not divided and until < current_date) as ends on days.day <= ends.until
    group by days.day
) as editions on editions.day = coalesce(c.decided_on, c.published_on, c.filed_on, c.found_on);
