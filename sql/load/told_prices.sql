-- The price lines that facts tell, behind those that the source gives: only cases that it gives none.
insert into incoming_prices by name
select merged.case_id, told_prices.position, {values}
from merged
join told_prices on told_prices.text = merged.facts
where merged.case_id not in (select case_id from incoming_prices);
