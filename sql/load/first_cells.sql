-- The first filled cells of a column: how many there are, how many are read, and of bare numbers above zero the median and the share in tens.
select
    count(told({cell})) as filled,
    count({value}) as read,
    median(read_decimal(told({cell}))) filter (where read_decimal(told({cell})) > 0) as median,
    avg(cast(read_decimal(told({cell})) % 10 = 0 as integer)) filter (where read_decimal(told({cell})) > 0) as round
from (select {cell} from {relation} where told({cell}) is not null limit 100000)
