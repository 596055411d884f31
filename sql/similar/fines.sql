-- built on: bands
-- What is shown of the case and of each like it.
with multiplied as (
    select case_id, base_measure, stated_least, row_number() over (partition by case_id order by base_measure) as nth
    from (
        select distinct case_id, base_measure, stated_least
        from lines
        where not are_separate and base_measure <> 'fixed_yuan' and stated_least = stated_most and stated_least > 0
    )
)
select
    s.case_id, s.title, s.decided_on, s.province, s.party_kind, s.discretion, s.fine_yuan,
    m.base_measure as base, m.stated_least as base_yuan,
    in_cents(cast(s.single_fine as double) / cast(m.stated_least as double)) as multiple,
    verdict_on(s.fine_kind, s.single_fine, coalesce(s.decided_on, s.published_on, s.filed_on, s.found_on), j.verdict) as verdict
from selected as s
left join judged as j on j.case_id = s.case_id
left join multiplied as m on m.case_id = s.case_id and m.nth = 1
