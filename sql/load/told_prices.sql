-- The price lines that facts tell, of cases that the source gives none, and those cases.
-- The facts themselves are let go, as of many they take room.
create or replace temp table told_lines as
select unnest(priced.case_ids) as case_id, told_prices.position, {values}
from told_prices
join priced using (number);

insert into incoming_prices by name
select * from told_lines;

drop view priced_facts;
drop table priced;
