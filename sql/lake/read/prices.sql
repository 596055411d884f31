-- The price lines of these cases.
select {columns}
from lake_prices as held
where not exists (select 1 from later where later.case_id = held.case_id and later.part > held.part)
