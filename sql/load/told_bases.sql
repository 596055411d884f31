-- Each case whose facts tell a base of a fine, and what they tell.
-- The facts themselves are let go, as of many they take room.
create or replace temp table told_bases as
select unnest(based.case_ids) as case_id, bases_read.* exclude (number)
from bases_read
join based using (number);

drop view based_facts;
drop table based;
