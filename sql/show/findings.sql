-- What the load found wrong or doubtful in a case.
select severity, rule, field, value, message
from {findings}
where case_id = $case_id
order by severity, rule, field
