-- Whether amounts of which nothing tells the unit read like yuan; null without any. In 万元 the like would be ten million, or a million in round sums.
select median(amount) >= 1000 or median(amount) >= 100 and avg(cast(amount % 10 = 0 as integer)) >= 0.9
from (
    select try_cast(replace(trim({column}), ',', '') as decimal(24, 6)) as amount
    from {relation}
    limit 100000
)
where amount > 0
