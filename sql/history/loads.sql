-- The record of loads, oldest first, with how many cases each still stands for.
select
    {columns},
    (select count(*) from cases where cases.load_id = loads.load_id) as current_cases
from loads
order by load_id
