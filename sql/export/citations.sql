-- Their citations.
where case_id in (select case_id from exported) order by case_id, position
