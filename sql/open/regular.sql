-- The lists of keys that JSON lines have, and the keys, as they are written, behind which a list or an object may begin. The
-- reader fails at a line that is no JSON, and gives no keys of one that is no object.
select any_value(keys) as keys, structured
from (
    select json_keys(json) as keys, case when regexp_matches(json, '"\s*:\s*[\[{{]')
        then list_sort(list_distinct(regexp_extract_all(json, '"((?:[^"\\]|\\.)*)"\s*:\s*[\[{{]', 1))) end as structured
    from read_json_objects({path}, format = 'newline_delimited')
)
group by hash(keys), structured
