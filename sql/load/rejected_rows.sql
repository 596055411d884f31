-- The refused rows as they came, in the columns of their file.
{reasons}
select {columns}, refused._reasons
from refused
join {relation} as raw using (_row)
order by _row;
