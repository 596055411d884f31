-- The provisions that a case cites.
select position, citation, role, cited_text
from citations
where case_id = $case_id
order by position
