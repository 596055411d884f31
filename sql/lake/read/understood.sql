-- How much of these legal bases was understood.
select {columns}
from lake_understood as held
where exists (select 1 from cases where cases.basis = held.basis)
