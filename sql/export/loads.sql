-- The loads that they came from.
where load_id in (select load_id from exported) order by load_id
