-- The cases without a price line whose facts can state a price; and those facts, each once, numbered.
create or replace temp table priced as
select case_id, facts
from case_texts
where {wanted} and regexp_matches(facts, {pattern}) and case_id not in (select case_id from incoming_prices);

create or replace temp table priced_facts as
select row_number() over () as number, facts
from (select distinct facts from priced);
