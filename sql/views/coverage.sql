-- How much of the text that a case's citations were read from was understood, in characters.
create or replace view coverage as
select c.case_id, u.* exclude (basis)
from cases as c
join understood as u on u.basis = c.basis;
