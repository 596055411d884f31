-- The provisions of the legal bases of these cases.
select {columns}
from lake_readings as held
where exists (select 1 from cases where cases.basis = held.basis)
