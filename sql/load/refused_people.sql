-- The natural persons that refused rows name: for each row those of all rows of its case.
create or replace temp table refused_people as
with few as materialized (
    select _row, case_id, party, party_kind
    from texts
    where _row in (select _row from faults) or case_id in (select case_id from faults)
),
refused as (
    select _row, coalesce(case_id, cast(_row as varchar)) as case_key, party, words.code as kind
    from few
    left join words on words.list = 'party_kind' and words.word = lower(narrow(party_kind))
),
named as (
    select case_key, list(distinct person) as people
    from (select case_key, person_in(party, kind) as person from refused)
    where person is not null
    group by case_key
)
select refused._row, named.people
from refused
join named using (case_key);
