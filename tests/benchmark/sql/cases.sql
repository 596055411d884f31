-- The drawn cases in words: what every form of the file is made from. The sentences stand in braces.
create or replace temp view told as
with joined as (
    select
        drawn.*, violation, code, product, unit, basis, penalties_zh, penalties,
        province, city, county, place, short, region, agency, agency_code,
        round * seats + seat + 1 as decision,
        cast(quantity * sell as decimal(18, 2)) as goods,
        greatest(1, cast(quantity * (sell - buy) as decimal(18, 2))) as gains
    from drawn
    join violations using (theme, violation_no)
    join products on products.theme = drawn.theme and products.product_no = coalesce(named_product, own_product)
    join bases on bases.theme = drawn.theme and bases.basis_no = drawn.basis_no
    join kinds using (kind)
    join slots using (slot)
    join agencies using (agency_no)
),
named as (
    select
        *,
        case
            when not is_individual then concat(
                rtrim(city, '市'), brand_of(j), pick_of('firms', theme, j), '有限公司',
                case when draw(j, 'branch') % 6 = 0 then pick('roads', j) || '分店' end)
            when part(j, 'name') * share('individual') < share('operator_only') then person_of(j)
            when part(j, 'name') * share('individual') < share('operator_only') + share('operator_behind')
                then concat(brand_of(j), pick_of('shops', theme, j), '（', person_of(j), '）')
            when draw(j, 'shop') % 3 = 0 then concat(place, brand_of(j), pick_of('shops', theme, j))
            else concat(short, pick('surnames', j), pick('first', j), pick_of('shops', theme, j)) end as party,
        case when is_individual then '92' else '91' end
            || upper(concat(region, 'MA', format('{{:07x}}', draw(j, 'code') % 268435456))) as code_body,
        concat(short, '市监处罚〔', year(decided), '〕', decision, '号') as decision_no,
        contains(penalties, 'fine') as is_fined,
        contains(penalties, 'confiscated_gains') as loses_gains
    from joined
)
select
    *,
    case
        when happens(j, 'old_code') then null
        when happens(j, 'wrong_code') then unified_code(code_body, 1)
        else unified_code(code_body, 0) end as unified,
    concat(region, cast(600000000 + draw(j, 'old code') % 100000000 as varchar)) as old_code,
    person_of(j) as representative,
    concat(
        {opening},
        {finding},
        case
            when happens(j, 'prices') then {prices}
            when part(j, 'sums told') * (1 - share('prices')) < share('sums') then {sums}
            else {plain} end,
        {closing},
        {reckoning}
    ) as facts,
    {basis} as basis_text,
    {penalty} as penalty_text,
    case when loses_gains then gains else 0 end as confiscated,
    cast(case when happens(j, 'future_date') then decided + interval 10 year else decided end as date) as decided_on
from named;
