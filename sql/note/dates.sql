-- By which date each selected case is told.
select coalesce(ref_date_basis, 'undated') as date, count(*) as cases
from selected
group by ref_date_basis
