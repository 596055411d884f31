-- What those loads found in them, or in rows that no case could be told by.
select {columns}
from {findings}
where case_id in (select case_id from shown where case_id in (select case_id from findings))
    or (case_id is null and load_id in (select load_id from shown))
order by load_id, source_row, rule, field
