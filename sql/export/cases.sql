-- The cases, in the order of their ids.
cases where case_id in (select case_id from exported) order by case_id
