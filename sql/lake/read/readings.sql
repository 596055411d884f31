-- The provisions of all legal bases, also of those that no case has any more.
select {columns}
from lake_readings
