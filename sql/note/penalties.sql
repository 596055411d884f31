-- In how many of the cases whose money counts a penalty is stated.
select
    count(imposed) as "penalties stated",
    count(*) - count(imposed) as "not stated"
from (
    select all_penalties(penalties, fine_yuan, confiscated_gains_yuan, confiscated_goods_yuan, confiscated_yuan) as imposed
    from selected
    where in_money
)
