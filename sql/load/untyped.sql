-- The texts of one field, of cases whose type no code tells and no text has told yet.
select case_id, {source} as text
from merged
where {source} is not null and (violation_type is null or unknown_type is not null) and violation_subtype is null
    and case_id not in (select case_id from typed)
