-- The cases of a part of a lake. A legal basis has a number in a database: with that of the part before it, it has one in the lake.
select
    * replace (basis + cast($part as bigint) * 1099511627776 as basis),
    cast($part as bigint) as part,
    year(coalesce(decided_on, published_on, filed_on, found_on)) as year
from cases
