-- Pairs of cases of one part that may be the same. None is looked for between parts.
select *, cast($part as bigint) as part
from duplicates
