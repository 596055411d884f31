-- The loads that they came from.
select {columns}
from loads
where load_id in (select load_id from shown)
order by load_id
