-- Decided cases with a single fine of the violation type of one case, with the level to which they violate the same provisions (the whole set, neither
-- more nor less; at level type whatever they violate), and what else they have in common with it. A base is alike between half and double.
with own as (
    select
        case_id, case when fine_yuan > 0 and not coalesce(fine_joint, false) then fine_yuan end as fine,
        basis, same_as, violation_type, violation_subtype, party_kind, coalesce(array_to_string(discretion, ','), '') as discretion,
        case $base
            when 'illegal_gains' then illegal_gains_yuan when 'goods_value' then goods_value_yuan
            when 'illegal_turnover' then illegal_turnover_yuan when 'advertising_fee' then advertising_fee_yuan when 'sales' then sales_yuan
        end as base_yuan
    from cases
    where case_id = $case_id
),
named as (
    select distinct p.reading as basis, levels.level, case levels.level
        when 'item' then p.citation
        when 'paragraph' then p.within
        when 'article' then coalesce(p.law_id, p.law) || ' ' || coalesce(p.article, '')
        else coalesce(p.law_id, p.law)
    end as provision
    from provisions as p
    cross join (values ('item'), ('paragraph'), ('article'), ('law')) as levels (level)
    where list_contains($role, p.role)
),
sets as (
    select named.basis, named.level
    from named
    left join (select level, provision from named where basis in (select basis from own)) as wanted
        on wanted.level = named.level and wanted.provision = named.provision
    group by named.basis, named.level
    having count(*) = count(wanted.provision)
        and count(*) = (select count(*) from named as mine where mine.basis in (select basis from own) and mine.level = named.level)
),
likes as (
    select basis, level from sets
    union all select distinct basis, 'type' from selected
),
compared_with as (
    select
        alike.*,
        coalesce(alike.base_yuan >= own.base_yuan / 2 and alike.base_yuan <= own.base_yuan * 2, false) as same_base,
        case
            when alike.base_yuan > 0 and own.base_yuan > 0
                then cast(greatest(alike.base_yuan, own.base_yuan) as double) / cast(least(alike.base_yuan, own.base_yuan) as double)
        end as base_ratio
    from (
        select
            s.case_id, s.single_fine as fine, s.decided_on, likes.level,
            s.violation_subtype is not distinct from own.violation_subtype as same_subtype,
            s.party_kind is not distinct from own.party_kind as same_party,
            coalesce(array_to_string(s.discretion, ','), '') = own.discretion as same_discretion,
            case $base
                when 'illegal_gains' then s.illegal_gains_yuan when 'goods_value' then s.goods_value_yuan
                when 'illegal_turnover' then s.illegal_turnover_yuan when 'advertising_fee' then s.advertising_fee_yuan when 'sales' then s.sales_yuan
            end as base_yuan
        from selected as s
        join likes on likes.basis is not distinct from s.basis
        cross join own
        where s.single_fine is not null and s.case_id <> $case_id and s.case_id is distinct from own.same_as
            and (s.violation_type = own.violation_type or own.violation_type is null and likes.level <> 'type')
    ) as alike
    cross join own
)
