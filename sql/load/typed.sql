-- The cases whose type one field tells.
insert into typed
select told.case_id, types_read.type, types_read.subtype, types_read.matched
from types_read
join telling on telling.number = types_read.number
join {relation} as told on told.{source} = telling.text
where told.case_id not in (select case_id from typed);
