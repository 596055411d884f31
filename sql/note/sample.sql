-- How many of the selected cases are the published sample.
select count(*)
from selected
where load_id in (select load_id from loads where is_sample)
