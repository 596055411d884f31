-- The first filled cells of a column: how many there are, how many are read, or tell in words what they would tell; two that are not; and of bare
-- numbers above zero the median and the share in tens.
select
    count(*) as filled,
    count(*) filter (where value is not null or is_prose) as read,
    left(concealed(min(unread)), 20) as least,
    left(concealed(max(unread)), 20) as most,
    median(number) filter (where number > 0) as median,
    avg(cast(number % 10 = 0 as integer)) filter (where number > 0) as round
from (
    select *, case when value is null and not is_prose and not regexp_matches(cell, person_name()) then cell end as unread
    from (select cell, is_prose, {value} as value, read_decimal(cell) as number from ({cells}))
)
