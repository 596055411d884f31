-- Each citation with the version of its law that was in force on the day of the decision, else of what date there is:
-- version_basis says which. No version where the catalogue has none for that day, or the case has no date. A rule that
-- changed its name has the versions of the name that is cited.
create or replace view versions as
with dated as (
    select
        case_id,
        coalesce(decided_on, published_on, filed_on, found_on) as day,
        case
            when decided_on is not null then 'decided'
            when published_on is not null then 'published'
            when filed_on is not null then 'filed'
            when found_on is not null then 'found'
        end as version_basis
    from cases
)
select
    c.*, l.version, dated.version_basis, dated.day, l.last_article
from citations as c
join dated on dated.case_id = c.case_id
left join laws as l
    on l.law_id = c.law_id and l.short_name = c.law
    and dated.day >= l.effective_from and (l.effective_to is null or dated.day <= l.effective_to);
