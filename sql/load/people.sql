-- The natural person in the party of each kept case that names one; found before it is asked whether there is one, or it would
-- be looked for twice.
create or replace temp table named as
with told as materialized (
    select source_row, person_in(party, kind) as person
    from (
        select
            source_row, party, coalesce(nullif({party_kind}, 'unknown'), told_kind(party_code, party), {party_kind}) as kind
        from coded_cases
    )
    where kind = 'natural_person' or may_name(party)
)
select * from told where person is not null;

-- How each natural person of the load is shown: 施某某; the next of the same mask 施某某（2）. A name keeps its mask.
create or replace temp table people as
with known as (
    select person, min(person_mask) as mask from cases where person is not null group by person
),
fresh as (
    select person, mask_of(person) as stem, min(source_row) as source_row
    from named
    where person not in (select person from known)
    group by person
),
-- Numbers that are given already; a name that the source masked itself has the first.
given as (
    select mask_of(person) as stem, max(coalesce(try_cast(regexp_extract(mask, '（(\d+)）$', 1) as integer), 1)) as number
    from known
    group by stem
    union all
    select party, 1 from cases where party in (select stem from fresh)
    union all
    select party, 1 from case_texts where party in (select stem from fresh)
)
select person, mask from known
union all
select
    person,
    stem || case when place = 1 then '' else '（' || cast(place as varchar) || '）' end
from (
    select
        fresh.person, fresh.stem,
        row_number() over (partition by fresh.stem order by source_row, person)
        + coalesce((select max(number) from given where given.stem = fresh.stem), 0) as place
    from fresh
);
