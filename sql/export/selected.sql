-- The cases to export, also those that tell of the same as another.
select case_id, load_id
from population
where not list_contains($hidden_status, status)
