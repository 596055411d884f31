-- title: How long cases take | 办案周期
-- rests on: days
-- by: optional
-- Days from the discovery to the filing, from the filing to the decision, and from the discovery to the decision.
-- 说明: 发现至立案、立案至决定、发现至决定的天数。
-- method: Decided cases with both days, in calendar days; each span has an n of its own, so the medians do not add up. A span that
-- method: would run backwards is counted and left out (report findings names it). Quantiles interpolate linearly.
-- method: Over 90 days is told of the filing to the decision only, as the 90 days of 行政处罚法 60 run from the filing; they may be
-- method: extended, and hearings, notices, tests, appraisals and suspension do not count (市场监督管理行政处罚程序规定 64): a longer
-- method: span is not by itself late. Published bulletins rarely state the filing: a small n is no picture of the rest.
-- 方法: 统计两个日期都载明的已决定案件，按自然日计算；各时段的件数不同，中位数不能相加。日期先后颠倒的另计、不参与计算（见数据问题）。分位数按
-- 方法: 线性插值计算。
-- 方法: 超过90日只统计立案至决定：《行政处罚法》第六十条的九十日自立案之日起算，可以延长，听证、公告、检验、检测、鉴定和中止的时间不计入（《市
-- 方法: 场监督管理行政处罚程序规定》第六十四条），超过不当然为逾期。
-- 方法: 公布材料很少载明立案日期，少数件数不代表其余。
-- key | {key}
-- span | 时段 | found_to_filed 发现至立案, filed_to_decided 立案至决定, found_to_decided 发现至决定 | 发现至立案、立案至决定、发现至决定
-- cases | 案件数（件） | Cases with both days, in their order | 两个日期都载明且先后不颠倒的案件
-- missing | 日期未载明（件） | without one of them | 缺其中一个日期
-- reversed | 日期先后颠倒（件） | with the second before the first: left out | 后一日期早于前一日期，不参与计算
-- mean_days | 平均（天） | Mean
-- min_days | 最短（天） | Shortest
-- p10_days | 第10百分位数（天） | 10th percentile
-- p25_days | 下四分位数（天） | Lower quartile
-- median_days | 中位数（天） | Median
-- p75_days | 上四分位数（天） | Upper quartile
-- p90_days | 第90百分位数（天） | 90th percentile
-- max_days | 最长（天） | Longest
-- over_90 | 立案至决定超过90日（件） | Cases over 90 days, of filed_to_decided only | 仅限立案至决定
-- over_90_pct | 立案至决定超过90日占比（%） | of the cases with both days
with timed as materialized (
    select key, found_on, filed_on, decided_on
    from grouped
    where is_case and in_money
),
spans as (
    select key, 1 as place, 'found_to_filed' as span, datediff('day', found_on, filed_on) as days
    from timed
    union all
    select key, 2, 'filed_to_decided', datediff('day', filed_on, decided_on)
    from timed
    union all
    select key, 3, 'found_to_decided', datediff('day', found_on, decided_on)
    from timed
),
measured as (
    select
        key, place, span,
        count(*) as group_cases,
        count(case when days >= 0 then 1 end) as cases,
        count(case when days is null then 1 end) as missing,
        count(case when days < 0 then 1 end) as reversed,
        sum(case when days >= 0 then days end) as all_days,
        min(case when days >= 0 then days end) as min_days,
        exact_quantiles(case when days >= 0 then days end, [0.1, 0.25, 0.5, 0.75, 0.9]) as quantiles,
        max(days) as max_days,
        count(case when span = 'filed_to_decided' and days > 90 then 1 end) as late
    from spans
    group by key, place, span
)
select
    key, span, cases, missing, reversed,
    in_cents(cast(all_days as double) / nullif(cases, 0)) as mean_days,
    min_days,
    in_cents(quantiles[1]) as p10_days,
    in_cents(quantiles[2]) as p25_days,
    in_cents(quantiles[3]) as median_days,
    in_cents(quantiles[4]) as p75_days,
    in_cents(quantiles[5]) as p90_days,
    case when max_days >= 0 then max_days end as max_days,
    case when span = 'filed_to_decided' then late end as over_90,
    case when span = 'filed_to_decided' then percent_of(late, cases) end as over_90_pct
from measured
order by key is null, case when not $in_time then group_cases end desc, key, place
