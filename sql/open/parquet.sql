-- A Parquet file, every value as text, lists as JSON.
select row_number() over () as _row, {columns}
from read_parquet({path})
