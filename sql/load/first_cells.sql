-- The first filled cells of a column: how many there are, how many are read and which are not, and of bare numbers above zero the median and the share in tens.
select
    count(*) as filled,
    count(value) as read,
    left(concealed(min(cell) filter (where value is null and not regexp_matches(cell, person_name()))), 20) as least,
    left(concealed(max(cell) filter (where value is null and not regexp_matches(cell, person_name()))), 20) as most,
    median(number) filter (where number > 0) as median,
    avg(cast(number % 10 = 0 as integer)) filter (where number > 0) as round
from (select cell, {value} as value, read_decimal(cell) as number from ({cells}))
