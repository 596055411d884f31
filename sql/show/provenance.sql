-- The load and the row that the case came from.
select loads.load_id, source_file, source_row, loaded_at, layout, encoding
from cases
join loads on loads.load_id = cases.load_id
where case_id = $case_id
