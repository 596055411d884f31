-- The cases of all parts, each as the last part has it.
select {columns}
from lake_cases as held
where not exists (select 1 from later where later.case_id = held.case_id and later.part > held.part)
