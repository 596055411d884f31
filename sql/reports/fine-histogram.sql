-- title: Fines on a logarithmic scale | 罚款对数直方图
-- by: optional
-- chart: histogram from_yuan to_yuan cases
-- Single fines stated and above zero, in ranges of equal width on a logarithmic scale, five to a power of ten.
-- 说明: 单一主体且载明金额大于零的罚款，按对数刻度上等宽的区间计数，每个数量级分五个区间。
-- method: Over single fines of decided cases. Bounds are the preferred numbers 10, 16, 25, 40, 63, 100 (R5 of ISO 3) and on, so that
-- method: common round fines lie inside a range and not at its edge; each range includes its lower bound and excludes its upper one.
-- method: From the range of the least fine to that of the largest, empty ones between them too. Fines of under 10 yuan are one range.
-- 方法: 统计已作出处罚决定的案件中单一主体的罚款。区间界限为优先数10、16、25、40、63、100（ISO 3 的 R5 系列）及其十倍、百倍等，使常见的整数罚款
-- 方法: 落在区间内而不在边界上；每个区间含下限，不含上限。自最低罚款所在区间至最高罚款所在区间，中间没有案件的也列出。不足10元的罚款合为一个区间。
-- key | {key}
-- from_yuan | 区间下限（元） | Lower bound, included
-- to_yuan | 区间上限（元） | Upper bound, excluded; none for the last
-- cases | 案件数（件） | Fines in the range
-- share_pct | 占比（%） | of the single fines of the group
-- cumulative_pct | 累计占比（%） | Share of this range and those below
with bounds as (
    select cast(cast(digits as bigint) * unit as decimal(18, 2)) as from_yuan
    from (values (10), (16), (25), (40), (63)) as digits (digits)
    cross join (
        values (1), (10), (100), (1000), (10000), (100000), (1000000), (10000000), (100000000), (1000000000)
    ) as units (unit)
    union all
    select cast(from_yuan as decimal(18, 2)) as from_yuan
    from (values (0), (100000000000)) as ends (from_yuan)
),
bins as (
    select from_yuan, lead(from_yuan) over (order by from_yuan) as to_yuan
    from bounds
),
amounts as (
    select key, single_fine, count(is_case) as cases
    from grouped
    group by key, single_fine
),
binned as (
    select amounts.key, bins.from_yuan, sum(amounts.cases) as cases
    from amounts
    join bins on amounts.single_fine >= bins.from_yuan
        and amounts.single_fine < coalesce(bins.to_yuan, cast(10000000000000000 as decimal(38, 2)))
    group by amounts.key, bins.from_yuan
),
groups as (
    select key, min(from_yuan) as first, max(from_yuan) as last, sum(cases) as fines
    from binned
    group by key
),
sizes as (
    select key, sum(cases) as group_cases
    from amounts
    group by key
),
counted as (
    select
        groups.key, sizes.group_cases, groups.fines, bins.from_yuan, bins.to_yuan,
        cast(coalesce(binned.cases, 0) as bigint) as cases
    from groups
    join bins on bins.from_yuan >= groups.first and bins.from_yuan <= groups.last
    join sizes on sizes.key is not distinct from groups.key
    left join binned on binned.key is not distinct from groups.key and binned.from_yuan = bins.from_yuan
)
select
    key, from_yuan, to_yuan, cases,
    percent_of(cases, fines) as share_pct,
    percent_of(sum(cases) over (partition by key order by from_yuan), fines) as cumulative_pct
from counted
order by key is null, case when not $in_time then group_cases end desc, key, from_yuan
