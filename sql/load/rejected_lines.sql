-- The refused lines of JSON as they came, to the last digit, natural persons masked, and whether that changed anything; a
-- line that is no object is kept inside one.
{reasons},
lines as (
    select _row, {line} as _line, {reasons_column} as _reasons, {line} <> raw._line as _masked,
        people, list_transform(people, lambda person: mask_of(person)) as masks
    from refused
    join {relation} as raw using (_row)
    left join refused_people using (_row)
)
select case
    when json_type(try_cast(_line as json)) is distinct from 'OBJECT' then json_object('_line', _line, '_reasons', _reasons)
    when json_exists(_line, '$._reasons') then json_merge_patch(_line, json_object('_reasons', _reasons))
    else rtrim(left(rtrim(_line), -1)) || case when len(json_keys(_line)) > 0 then ', ' else '' end
        || '"_reasons": ' || cast(to_json(_reasons) as varchar) || '}}' end, _masked, people, masks
from lines
order by _row;
