-- What the first filled cells of columns say. Of each: how many there are, how many are read, and, of amounts, whether bare numbers read like yuan:
-- a median of a thousand, or of a hundred in round sums; in 万元 that would be ten million, or a million. Null without any.
select
    count(told({cell})) as filled,
    count({value}) as read,
    median(read_decimal(told({cell}))) filter (where read_decimal(told({cell})) > 0) as median,
    avg(cast(read_decimal(told({cell})) % 10 = 0 as integer)) filter (where read_decimal(told({cell})) > 0) as round
from (select {cell} from {relation} where told({cell}) is not null limit 100000)
