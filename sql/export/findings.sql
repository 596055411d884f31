-- What those loads found in them, or in rows that no case could be told by.
where case_id in (select case_id from exported)
    or (case_id is null and load_id in (select load_id from exported))
order by load_id, source_row, rule, field
