-- The price lines that facts tell, of cases that the source gives none, and those cases.
create or replace temp table told_lines as
select priced.case_id, told_prices.position, {values}
from told_prices
join priced_facts on priced_facts.number = told_prices.number
join priced on priced.facts = priced_facts.facts;

insert into incoming_prices by name
select * from told_lines;
