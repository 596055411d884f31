-- The cases whose type one field tells.
insert into typed
select untyped.case_id, types_read.type, types_read.subtype, types_read.matched
from untyped
join types_read on types_read.text = untyped.{source}
where untyped.case_id not in (select case_id from typed);
