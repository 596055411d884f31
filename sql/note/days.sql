-- In how many of the cases whose money counts each day is stated.
select count(found_on) as "found on", count(filed_on) as "filed on", count(decided_on) as "decided on"
from selected
where in_money
