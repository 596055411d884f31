-- The provisions that each case cites.
create or replace view citations as
select c.case_id, r.* exclude (basis)
from cases as c
join readings as r on r.basis = c.basis;
