-- title: Fines by size | 罚款区间分布
-- bar: cases
-- by: optional
-- chart: ranges from_yuan to_yuan cases
-- Single fines stated and above zero; each range includes its lower bound and excludes its upper one.
-- 说明: 单一主体且载明金额大于零的罚款，按金额区间统计；区间含下限、不含上限。
-- method: Over single fines of decided cases; the bounds are this tool's own. 3,000 yuan is the most that an entity is fined in the summary
-- method: procedure (行政处罚法 51). Ranges without a fine are there. Cases without a single fine are in no share.
-- 方法: 统计已作出处罚决定案件的单一主体罚款；区间由本工具自行划分，其中3,000元为简易程序对单位罚款的上限（《行政处罚法》第五十一条）。
-- 方法: 没有罚款的区间也列出。没有单一主体罚款的案件不计入占比。
-- key | {key}
-- from_yuan | 区间下限（元） | Lower bound, included | 含
-- to_yuan | 区间上限（元） | Upper bound, excluded; none for the last | 不含；最后一个区间没有上限
-- cases | 案件数（件） | Fines in the range | 该区间的罚款
-- share_pct | 占比（%） | of the single fines of the group | 占该组单一主体的罚款
-- cumulative_pct | 累计占比（%） | Share of this range and those below | 该区间及以下各区间
with bins as (
    select cast(from_yuan as decimal(18, 2)) as from_yuan, cast(to_yuan as decimal(18, 2)) as to_yuan
    from (values
        (0, 3000), (3000, 5000), (5000, 10000), (10000, 50000), (50000, 100000), (100000, 200000),
        (200000, 500000), (500000, 1000000), (1000000, 3000000), (3000000, null)
    ) as bounds (from_yuan, to_yuan)
),
binned as (
    select
        key,
        case
            when single_fine is null then -1
            when single_fine < 3000 then 0
            when single_fine < 5000 then 3000
            when single_fine < 10000 then 5000
            when single_fine < 50000 then 10000
            when single_fine < 100000 then 50000
            when single_fine < 200000 then 100000
            when single_fine < 500000 then 200000
            when single_fine < 1000000 then 500000
            when single_fine < 3000000 then 1000000
            else 3000000
        end as from_yuan,
        count(is_case) as cases
    from grouped
    group by 1, 2
),
groups as (
    -- In order before they have their lines: there are fewer of them.
    select *, row_number() over (order by key is null, case when not $in_time then group_cases end desc, key) as place
    from (
        select key, sum(cases) as group_cases, sum(case when from_yuan >= 0 then cases end) as fines
        from binned
        group by key
    )
),
counted as (
    select groups.key, place, fines, bins.from_yuan, bins.to_yuan, cast(coalesce(binned.cases, 0) as bigint) as cases
    from groups
    cross join bins
    left join binned on binned.key is not distinct from groups.key and binned.from_yuan = bins.from_yuan
)
select
    key, from_yuan, to_yuan, cases,
    percent_of(cases, fines) as share_pct,
    percent_of(sum(cases) over (partition by place order by from_yuan), fines) as cumulative_pct
from counted
order by place, from_yuan
