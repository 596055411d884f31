-- title: Fines by verdict | 罚款比对结果
-- built on: bands
-- by: optional
-- chart: bars verdict cases
-- How many decided cases stand where beside the band of their law: the verdicts of report bands, counted.
-- 说明: 已决定案件的罚款与法定幅度比对，各种结果的件数，即报表 bands 比对结果的汇总。
-- method: The verdicts are those of report bands, with its method. Shares are of all cases whose money counts, also of those without a
-- method: fine. Undecidable: what is not stated would change the answer; it says nothing of a fine. Below and above are questions to the
-- method: text and to the table of bands first: a lawful fine may lie below the band (行政处罚法 arts 32, 33).
-- 方法: 比对结果及其方法同报表 bands。占比以金额计入统计的全部案件为基数，包括未处罚款的案件。无法比对是指未载明的内容会改变结论，不说明罚款高低。
-- 方法: 低于下限或者高于上限的，首先应核对原文和罚则表：合法的罚款也可能低于法定幅度（行政处罚法第三十二条、第三十三条）。
-- key | {key}
-- verdict | 比对结果 | below, at_minimum, within, at_maximum, above, undecidable, no_band, no_fine_imposed
-- cases | 案件数（件） | Decided cases with this verdict
-- share_pct | 占比（%） | of the decided cases of the group
with told as (
    select
        g.key, g.is_case,
        verdict_on(g.fine_kind, g.single_fine, coalesce(g.decided_on, g.published_on, g.filed_on, g.found_on), j.verdict) as verdict
    from grouped as g
    left join judged as j on j.case_id = g.case_id
    where g.in_money
),
verdict_order as (
    select verdict, place
    from (values
        ('below', 1), ('at_minimum', 2), ('within', 3), ('at_maximum', 4), ('above', 5), ('undecidable', 6), ('no_band', 7),
        ('no_fine_imposed', 8)
    ) as verdicts (verdict, place)
),
found as (
    select key, verdict, count(is_case) as cases
    from told
    group by key, verdict
),
groups as (
    -- In order before they have their lines: there are fewer of them.
    select *, row_number() over (order by key is null, case when not $in_time then group_cases end desc, key) as nth
    from (select key, sum(cases) as group_cases from found group by key)
)
select
    groups.key, o.verdict,
    cast(coalesce(found.cases, 0) as bigint) as cases,
    percent_of(coalesce(found.cases, 0), groups.group_cases) as share_pct
from groups
cross join verdict_order as o
left join found on found.key is not distinct from groups.key and found.verdict = o.verdict
order by groups.nth, o.place
