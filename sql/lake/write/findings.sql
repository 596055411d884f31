-- What the loads of a part found.
select *, cast($part as bigint) as part
from findings
