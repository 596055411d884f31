-- The keys of JSON objects, in the order in which they first appear.
select key
from (
    select _row, unnest(json_keys(_line)) as key
    from ({lines})
    where json_valid(_line)
)
group by key
order by min(_row), key
