-- The provisions that the kept cases cite, from the distinct texts that were read: the citations that the source gives,
-- else its legal basis.
create or replace temp table legal_texts as
select case_id, coalesce(max(citations), max(basis_text)) as text
from texts
where case_id is not null and case_id not in (select case_id from faults where case_id is not null)
group by case_id;

create or replace temp table incoming_citations as
select case_id, readings.* exclude (text)
from legal_texts
join readings using (text);

create or replace temp table incoming_coverage as
select case_id, understood.* exclude (text)
from legal_texts
join understood using (text);
