-- JSON objects as rows, a column a key; blank lines are none.
select _row, _line, {columns}
from (
    select _row, _line, case when json_valid(_line) then json_extract_string(_line, {pointers}) end as cells
    from ({lines})
    where nullif(_line, '') is not null
)
