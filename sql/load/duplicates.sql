-- Pairs of cases that may be the same, told by different sources: those of changed cases are found anew.
create or replace temp table changed as
select case_id from changes where change <> 'unchanged';

-- Looked for among the few that pairs name, not among all that changed.
create or replace temp table unpaired as
select case_id
from changed
where case_id in (select case_id from duplicates union all select other_case_id from duplicates);

delete from duplicates where case_id in (select case_id from unpaired) or other_case_id in (select case_id from unpaired);

-- What a case may share with another, as hashes: a party is known by its code, and by its name unless that is masked.
create or replace temp table keys as
with told as (
    select
        cases.rowid as place, load_id = $load_id as is_new, party_code, party, coalesce(fine_yuan, combined_yuan, -1) as amount, hash(source_file, source_kind, source_title) as source,
        date_trunc('quarter', coalesce(decided_on, published_on, filed_on, found_on)) as quarter
    from cases
    left join loads using (load_id)
    where {several} and same_as is null and coalesce(decided_on, published_on, filed_on, found_on) is not null
)
select place, is_new, 'party_code' as shared, source, hash('party_code', upper(party_code), amount, quarter) as key
from told
where regexp_full_match(party_code, '[0-9A-Za-z-]{{8,18}}') and not regexp_full_match(party_code, '[0Xx-]+')
union all
select place, is_new, 'party', source, hash('party', normal_text(party), amount, quarter)
from told
where not is_masked(party) and party not in ('个人', '自然人', '当事人');

insert into duplicates by name
with alike as (
    select
        shared, key, cases.*, source_file, normal_text(decision_no) as number, coalesce(fine_yuan, combined_yuan, -1) as amount,
        date_trunc('quarter', coalesce(decided_on, published_on, filed_on, found_on)) as quarter
    from keys
    join cases on cases.rowid = keys.place
    left join loads on loads.load_id = cases.load_id
    where key in (select key from keys {touched} group by key having min(source) <> max(source))
),
pairs as (
    select
        one.shared, one.amount, one.decided_on is not distinct from two.decided_on and one.decided_on is not null as same_day,
        case when (one.load_id, one.case_id) < (two.load_id, two.case_id) then one.case_id else two.case_id end as case_id,
        case when (one.load_id, one.case_id) < (two.load_id, two.case_id) then two.case_id else one.case_id end as other_case_id
    from alike as one
    join alike as two
        on two.shared = one.shared and two.key = one.key
        and two.case_id <> one.case_id
        and (two.source_file, two.source_kind, two.source_title) is distinct from (one.source_file, one.source_kind, one.source_title)
        and case one.shared when 'party' then normal_text(two.party) = normal_text(one.party) else upper(two.party_code) = upper(one.party_code) end
        and two.amount = one.amount and two.quarter = one.quarter
        and coalesce(two.number = one.number, true)
        and (one.shared = 'party_code' or coalesce(two.province = one.province and coalesce(two.city = one.city, true), true))
        and (one.amount >= 0 or two.decided_on = one.decided_on)
    where one.case_id in (select case_id from changed)
)
select
    case_id, other_case_id,
    list_filter([
        max(shared),
        case when bool_or(same_day) then 'decided_on' else 'quarter' end,
        case when max(amount) >= 0 then 'fine_yuan' end
    ], lambda one: one is not null) as matched_on
from pairs
group by case_id, other_case_id;
