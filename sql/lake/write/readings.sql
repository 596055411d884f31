-- The provisions that the legal bases of a part cite.
select * replace (basis + cast($part as bigint) * 1099511627776 as basis), cast($part as bigint) as part
from readings
