-- title: Concentration | 集中度
-- by: required
-- How much of the cases and of the fines falls to few groups: the shares of the largest one, three, five and ten, and the Gini coefficient.
-- 说明: 案件和罚款有多少集中于少数组：最大的一个、三个、五个、十个组的占比，以及基尼系数。
-- method: Groups are those of --by with at least one case, for fines with at least one fine stated and above zero; cases without a
-- method: group are counted apart and in no share. Gini is (2 Σ i·x ÷ (n Σ x)) − (n + 1) ÷ n over the groups in rising order: 0 where
-- method: all are equal, (n − 1) ÷ n where one has all, so compare tables with about as many groups. Where groups overlap, shares are
-- method: of the sum over the groups. It describes what is published, which differs between authorities.
-- 方法: 组为 --by 所分的、至少有一件案件（罚款则至少有一件载明金额大于零的罚款）的组；无组的案件另计，不计入占比。基尼系数＝2Σi·x÷（nΣx）−（n+1）÷n，
-- 方法: 各组由小到大排列：各组相等为 0，全部集中于一组为（n−1）÷n，因此只宜比较组数相近的表。
-- 方法: 各组有重叠的，占比以各组之和为分母。本表描述的是已公布的案件，各机关公布的范围不同。
-- measure | 指标 | What is shared out: cases, or fines | 案件或者罚款
-- groups | 分组数 | Groups with any | 至少有一件的组
-- cases | 案件数（件） | Cases over the groups; of fines, those with a fine
-- total_yuan | 罚款合计（元） | Yuan over the groups, of fines
-- ungrouped | 未分组（件） | Cases without a group; of fines, those with a fine: in no share | 没有组的案件，不计入占比
-- top1_pct | 第1名占比（%） | Share of the largest
-- top3_pct | 前3名占比（%） | of the three largest
-- top5_pct | 前5名占比（%） | of the five largest
-- top10_pct | 前10名占比（%） | of the ten largest
-- gini | 基尼系数 | 0 even, towards 1 uneven | 0 为均等，越接近 1 越集中
with counted as (
    select key, count(is_case) as cases, count(counted_fine) as fined, coalesce(sum(counted_fine), 0) as fines
    from grouped
    group by key
),
amounts as (
    select 1 as place, 'cases' as measure, key, cases, cast(cases as decimal(18, 2)) as amount from counted
    union all
    select 2, 'fines', key, fined, cast(fines as decimal(18, 2)) from counted
),
ranked as (
    select
        place, measure, key, cases, amount,
        row_number() over (partition by measure, key is null order by amount desc, key) as down,
        count(*) over (partition by measure, key is null) as n
    from amounts
    where amount > 0
),
summed as (
    select
        place, measure,
        count(key) as groups,
        coalesce(sum(case when key is not null then amount end), 0) as total,
        cast(coalesce(sum(case when key is not null then cases end), 0) as bigint) as cases,
        cast(coalesce(sum(case when key is null then cases end), 0) as bigint) as ungrouped,
        sum(case when key is not null and down = 1 then amount end) as top1,
        sum(case when key is not null and down <= 3 then amount end) as top3,
        sum(case when key is not null and down <= 5 then amount end) as top5,
        sum(case when key is not null and down <= 10 then amount end) as top10,
        sum(case when key is not null then cast(n + 1 - down as double) * cast(amount as double) end) as weighted
    from ranked
    group by place, measure
)
select
    measure, groups, cases, case when measure = 'fines' then total end as total_yuan, ungrouped,
    percent_of(top1, total) as top1_pct,
    percent_of(top3, total) as top3_pct,
    percent_of(top5, total) as top5_pct,
    percent_of(top10, total) as top10_pct,
    round(cast(
        2 * weighted / nullif(groups * cast(total as double), 0) - cast(groups + 1 as double) / nullif(groups, 0)
        as decimal(24, 12)), 4) as gini
from summed
order by place
