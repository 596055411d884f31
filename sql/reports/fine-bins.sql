-- title: Fines by size | 罚款区间分布
-- by: optional
-- Single fines stated and above zero; each range includes its lower bound and excludes its upper one.
-- key | {key}
-- from_yuan | 区间下限（元） | Lower bound, included
-- to_yuan | 区间上限（元） | Upper bound, excluded; none for the last
-- cases | 案件数（件） | Fines in the range
-- share_pct | 占比（%） | of the single fines of the group
-- cumulative_pct | 累计占比（%） | Share of this range and those below
with bins as (
    select cast(from_yuan as decimal(18, 2)) as from_yuan, cast(to_yuan as decimal(18, 2)) as to_yuan
    from (values
        (0, 3000), (3000, 5000), (5000, 10000), (10000, 50000), (50000, 100000), (100000, 200000),
        (200000, 500000), (500000, 1000000), (1000000, 3000000), (3000000, null)
    ) as bounds (from_yuan, to_yuan)
),
keyed as (
    select
        key, selected.case_id, single_fine as fine
    from grouping
    left join selected on selected.case_id = grouping.case_id
),
groups as (
    select key, count(case_id) as group_cases, count(fine) as fines
    from keyed
    group by key
),
counted as (
    select groups.key, group_cases, fines, from_yuan, to_yuan, count(fine) as cases
    from groups
    cross join bins
    left join keyed
        on keyed.key is not distinct from groups.key
        and fine >= from_yuan and (fine < to_yuan or to_yuan is null)
    group by groups.key, group_cases, fines, from_yuan, to_yuan
)
select
    key, from_yuan, to_yuan, cases,
    percent_of(cases, fines) as share_pct,
    percent_of(sum(cases) over (partition by key order by from_yuan), fines) as cumulative_pct
from counted
order by key is null, case when not $in_time then group_cases end desc, key, from_yuan
