-- The facts that can state a price, each once, numbered, with the cases without a price line that they are of.
create or replace temp table priced as
select row_number() over () as number, facts, list(case_id) as case_ids
from case_texts
where {wanted} and regexp_matches(facts, {pattern}) and case_id not in (select case_id from incoming_prices)
group by facts;

create or replace temp view priced_facts as
select number, facts from priced;
