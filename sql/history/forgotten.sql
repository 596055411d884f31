-- What a database holds without the natural persons of some cases: where a name stood there is its mask, as in what is shown, and
-- nothing in its place. The cases stay, with all that is counted of them.
create or replace temp view forgotten as
select case_id, basis, person, person_mask
from former.cases
where list_contains(getvariable('forgotten'), case_id);

-- Each name, also as it is written without the blank that parts it (王 建国).
create or replace temp view forgotten_names as
with names as (
    select unnest(string_split(person, '、')) as person, unnest(string_split(person_mask, '、')) as mask
    from forgotten
)
select person, mask from names
union
select replace(person, ' ', ''), mask from names;

create or replace temp view without_cases as
select * replace ({masked}, {kept})
from former.cases;

create or replace temp view without_prices as
select prices.* replace (case when of_case.case_id is null then product else masked(product, person, person_mask) end as product)
from former.prices as prices
left join forgotten as of_case on of_case.case_id = prices.case_id;

create or replace temp view without_understood as
select understood.* replace (
    case when of_basis.basis is null then unread else list_transform(unread, lambda one: masked(one, person, mask)) end as unread)
from former.understood as understood
left join (
    select told.basis, string_agg(names.person, '、' order by names.person) as person, string_agg(names.mask, '、' order by names.person) as mask
    from former.understood as told
    join forgotten_names as names on contains(array_to_string(told.unread, '、'), names.person)
    where told.basis in (select basis from forgotten)
    group by told.basis
) as of_basis on of_basis.basis = understood.basis;

-- Also of other cases, if they tell what stood elsewhere.
create or replace temp view without_findings as
select findings.* replace (
    case when of_case.case_id is not null then masked(value, of_case.person, of_case.person_mask)
        when elsewhere.person is not null then masked(value, elsewhere.person, elsewhere.mask)
        else value end as value,
    case when of_case.case_id is null then message else masked(message, of_case.person, of_case.person_mask) end as message)
from former.findings as findings
left join forgotten as of_case on of_case.case_id = findings.case_id
left join (
    select told.value as told, string_agg(names.person, '、' order by names.person) as person, string_agg(names.mask, '、' order by names.person) as mask
    from (select distinct value from former.findings where rule = 'told_otherwise') as told
    join forgotten_names as names on contains(told.value, names.person)
    group by told.value
) as elsewhere on findings.rule = 'told_otherwise' and elsewhere.told = findings.value;

create or replace temp view without_loads as
select loads.* replace (case when named.person is null then source_file else masked(source_file, named.person, named.mask) end as source_file)
from former.loads as loads
left join (
    select load_id, string_agg(names.person, '、' order by names.person) as person, string_agg(names.mask, '、' order by names.person) as mask
    from former.loads
    join forgotten_names as names on contains(source_file, names.person)
    group by load_id
) as named on named.load_id = loads.load_id;
