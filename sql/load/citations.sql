-- The provisions that the kept cases cite, from the distinct texts that were read.
create or replace temp table incoming_citations as
select cited.case_id, readings.* exclude (text)
from (
    select case_id, max(citations) as text
    from texts
    where case_id is not null and case_id not in (select case_id from faults where case_id is not null)
    group by case_id
) as cited
join readings using (text);
