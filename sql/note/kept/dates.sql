-- By which date each selected case is told.
select coalesce(date, 'undated') as date, sum(cases) as cases
from tallies
where not told_again and not list_contains($hidden_status, status)
group by date
