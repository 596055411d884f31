-- JSON objects as rows, a column a key; blank lines are none.
select _row, _line{columns}
from (
    select _row, _line, case when json_valid(_line) then json_transform(_line, {shape}) end as cells
    from ({lines})
    where _line is not null
)
