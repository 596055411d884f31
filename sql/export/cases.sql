-- The cases, also those that tell of the same as another, in the order of their ids.
select {columns}
from shown
order by case_id
