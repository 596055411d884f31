-- Their citations.
select {columns}
from (
    select shown.case_id, readings.*
    from readings
    join shown on shown.basis = readings.basis
)
order by case_id, position
