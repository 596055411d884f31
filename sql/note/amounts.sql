-- In how many of the cases whose money counts two amounts can be held against each other.
select count(*) as "amounts to hold against each other"
from selected
where in_money and case_id in (select case_id from checks)
