-- The provisions that the kept cases cite, from the distinct texts that were read: the citations that the source gives,
-- else its legal basis. How much was understood is told of the legal basis, else of the citations.
create or replace temp table legal_texts as
select case_id, max(citations) as citations, max(basis_text) as basis_text
from texts
where case_id is not null and case_id not in (select case_id from faults where case_id is not null)
group by case_id;

create or replace temp table incoming_citations as
select case_id, readings.* exclude (text)
from legal_texts
join readings on readings.text = coalesce(citations, basis_text);

create or replace temp table incoming_coverage as
select case_id, understood.* exclude (text)
from legal_texts
join understood on understood.text = coalesce(basis_text, citations);
