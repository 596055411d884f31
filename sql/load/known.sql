-- Whether any case of the source is stored already.
select 1
from cases
where case_id in (select case_id from case_texts)
limit 1
