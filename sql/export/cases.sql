-- The cases, in the order of their ids.
where case_id in (select case_id from exported) order by case_id
