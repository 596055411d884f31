-- Their price lines.
select {columns}
from prices
where case_id in (select case_id from shown)
order by case_id, position
