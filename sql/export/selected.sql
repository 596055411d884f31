-- The cases to export.
select case_id, load_id
from selected
