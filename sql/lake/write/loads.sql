-- The record of the loads that a part holds.
select *, cast($part as bigint) as part
from loads
