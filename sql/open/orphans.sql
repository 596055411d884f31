-- How many lines belong to cases that are not there, and the first of these cases.
select count(*), min({line_case_id})
from {lines}
where ({filled}) and ({line_case_id} is null or {line_case_id} not in (select {case_id} from {cases} where {case_id} is not null))
