-- The lines of a table that speak of units of money and are none of its cases.
select {words}
from {relation}
where {is_no_case} and contains({words}, '元')
