-- All loads, of all parts.
select {columns}
from lake_loads
