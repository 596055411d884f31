-- How much of all legal bases was understood.
select {columns}
from lake_understood
