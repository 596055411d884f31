-- The facts that can state the base of a fine, each once, numbered, with the cases that they are of. Of what was extracted from a
-- bulletin, which comes with its evidence, each field has been read already, and perhaps taken out by who reviewed it.
create or replace temp table based as
select row_number() over () as number, facts, list(case_id) as case_ids
from case_texts
where {wanted} and evidence is null and regexp_matches(facts, {pattern})
group by facts;

create or replace temp view based_facts as
select number, facts from based;
