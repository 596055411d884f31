-- The cells of the source for which rows would be refused as no amount.
select fault.value
from (select unnest(_faults) as fault from cells where _faults is not null)
where fault.rule = 'unreadable_amount'
