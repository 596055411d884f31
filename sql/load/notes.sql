-- The lines of a table that speak of units of money and are none of its cases.
select {words}
from {relation}
where {is_total} and contains({words}, '元')
