-- JSON objects as rows, a column a key; blank lines are rows of nothing.
select _row, _line, {columns}, cells is not null and regexp_matches(_line, '^\s*\{{') as _is_object
from (
    select _row, _line, case when json_valid(_line) then json_extract_string(_line, {pointers}) end as cells
    from ({lines})
)
