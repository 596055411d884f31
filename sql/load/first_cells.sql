-- The first filled cells of a column: how many there are, how many are read, and of bare numbers above zero the median and the share in tens.
select
    count(*) as filled,
    count(value) as read,
    median(number) filter (where number > 0) as median,
    avg(cast(number % 10 = 0 as integer)) filter (where number > 0) as round
from (select {value} as value, read_decimal(cell) as number from ({cells}))
