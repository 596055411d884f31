-- Whether any case of the source is stored already.
select 1
from merged
join cases on cases.case_id = merged.case_id
limit 1
