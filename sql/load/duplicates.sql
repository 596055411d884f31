-- Pairs of cases that may be the same, told by different sources: those of changed cases are found anew.
create or replace temp table changed as
select case_id from changes where change <> 'unchanged';

delete from duplicates where case_id in (select case_id from changed) or other_case_id in (select case_id from changed);

insert into duplicates by name
with keyed as (
    select
        case_id, load_id, source_kind, source_title, decided_on,
        decision_no, upper(party_code) as party_code, coalesce(fine_yuan, combined_yuan, -1) as amount,
        case when not is_masked(party) then normal_text(party) end as party,
        date_trunc('quarter', coalesce(decided_on, published_on, filed_on, found_on)) as quarter
    from cases
    where same_as is null
),
fresh as (
    select * from keyed where case_id in (select case_id from changed)
),
pairs as (
    select one.case_id as one, two.case_id as two, 'party_code' as shared
    from fresh as one
    join keyed as two on two.party_code = one.party_code and two.amount = one.amount and two.quarter = one.quarter
    union all
    select one.case_id, two.case_id, 'party'
    from fresh as one
    join keyed as two on two.party = one.party and two.amount = one.amount and two.quarter = one.quarter
),
told as (
    select
        case when (a.load_id, a.case_id) < (b.load_id, b.case_id) then a.case_id else b.case_id end as case_id,
        case when (a.load_id, a.case_id) < (b.load_id, b.case_id) then b.case_id else a.case_id end as other_case_id,
        shared, coalesce(a.decided_on = b.decided_on, false) as same_day, a.amount
    from pairs
    join keyed as a on a.case_id = pairs.one
    join keyed as b on b.case_id = pairs.two
    where a.case_id <> b.case_id
        and (a.load_id <> b.load_id or a.source_title is distinct from b.source_title or a.source_kind is distinct from b.source_kind)
        and coalesce(normal_text(a.decision_no) = normal_text(b.decision_no), true)
        and (a.amount >= 0 or a.decided_on = b.decided_on)
)
select
    case_id, other_case_id,
    list_filter([
        max(shared),
        case when bool_or(same_day) then 'decided_on' else 'quarter' end,
        case when max(amount) >= 0 then 'fine_yuan' end
    ], lambda one: one is not null) as matched_on
from told
group by case_id, other_case_id;
