-- The refused lines of JSON as they came; a line that is no object is kept inside one.
{reasons}
select case
    when json_type(try_cast(_line as json)) = 'OBJECT'
        then json_merge_patch(_line, json_object('_reasons', _reasons))
    else json_object('_line', _line, '_reasons', _reasons) end
from refused
join {relation} as raw using (_row)
order by _row;
