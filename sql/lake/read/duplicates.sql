-- Pairs of cases, neither of which a later part has.
select {columns}
from lake_duplicates as held
where not exists (select 1 from later where later.case_id = held.case_id and later.part > held.part)
    and not exists (select 1 from later where later.case_id = held.other_case_id and later.part > held.part)
