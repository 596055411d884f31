-- The provisions that a case cites, with the version in force on the day of the decision; on another day, it is marked.
select
    position, citation, role,
    case when version_basis = 'decided' then version else version || ' (inferred: ' || version_basis || ')' end as version,
    cited_text
from versions
where case_id = $case_id
order by position
