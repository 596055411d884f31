-- A table of the Parquet file as it is.
create table cases as
from read_parquet({path});
