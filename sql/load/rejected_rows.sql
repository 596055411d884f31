-- The refused rows in the columns of their file, natural persons masked, and whether that changed anything.
{reasons}
select {columns}, {reasons_column} as _reasons, {changed} as _masked
from refused
join {relation} as raw using (_row)
left join refused_people using (_row)
order by _row;
