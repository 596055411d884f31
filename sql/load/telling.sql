-- The distinct texts of one field, of cases whose type no text has told yet.
select distinct {source}
from untyped
where {source} is not null and case_id not in (select case_id from typed)
