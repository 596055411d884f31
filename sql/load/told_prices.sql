-- The price lines that facts tell, of cases that the source gives none, and those cases.
create or replace temp table told_lines as
select merged.case_id, told_prices.position, {values}
from merged
join priced_facts on priced_facts.facts = merged.facts
join told_prices on told_prices.number = priced_facts.number
where merged.case_id not in (select case_id from incoming_prices);

insert into incoming_prices by name
select * from told_lines;
