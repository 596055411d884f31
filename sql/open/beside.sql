-- A table of cases with the lines of another table beside it, as one more column that holds a JSON list.
select cases.*, lines.list as {column}
from {cases} as cases
left join (
    select {line_case_id} as case_id, cast(to_json(list(struct_pack({cells}) order by {order})) as varchar) as list
    from {lines}
    where {filled}
    group by 1
) as lines on lines.case_id = {case_id}
