-- title: Fines as multiples of their base | 罚款倍数
-- built on: bands
-- by: optional
-- Single fines ÷ the base of their clause: gains, goods value, turnover or advertising fee. Bases are never mixed.
-- 说明: 单一主体罚款除以所适用罚则的计罚基数：违法所得、货值金额、违法经营额或者广告费用。不同基数不混合。
-- method: The base is what the case states and the clause that the case comes to counts by (report bands). A case whose clauses count by two bases
-- method: stands under each; those without a multiple stand under no base. How gains are found differed between fields until 2026-03-20
-- method: (总局令第118号: costs deducted; before, in part full receipts): compare across that day only if you say so. Typical cases are chosen for
-- method: publication.
-- 方法: 基数为案件载明、所适用罚则据以计罚的金额（见法定幅度比对）。罚则使用两种基数的案件分别列入；没有倍数的案件列在无基数一行。
-- 方法: 2026年3月20日以前各领域违法所得的计算方法不一（总局令第118号：扣除成本；此前有的按全部收入），跨越该日比较应予说明。典型案例系选择公布。
-- key | {key}
-- base | 计罚基数 | illegal_gains, goods_value, illegal_turnover or advertising_fee | 违法所得、货值金额、违法经营额、广告费用
-- cases | 案件数（件） | Selected cases of the group and base | 该组该基数的案件
-- n | 件数 | of them with a single fine and a base that is stated and above zero | 其中罚款为单一主体且基数大于零的
-- min_multiple | 最低倍数 | Least multiple
-- p10_multiple | 倍数第10百分位数 | 10th percentile
-- p25_multiple | 倍数下四分位数 | Lower quartile
-- median_multiple | 倍数中位数 | Median
-- p75_multiple | 倍数上四分位数 | Upper quartile
-- p90_multiple | 倍数第90百分位数 | 90th percentile
-- max_multiple | 最高倍数 | Highest multiple
-- near_integer_pct | 近整数倍占比（%） | Share of the n within 0.01 of a whole number, one or more | 与整数倍（1倍以上）相差不超过0.01的占件数的比例
with multiplied as (
    select distinct case_id, base_measure as base, cast(fine as double) / cast(stated_least as double) as multiple
    from lines
    where not are_separate and base_measure <> 'fixed_yuan' and stated_least = stated_most and stated_least > 0
)
select
    key, base, cases, n, min_multiple,
    in_cents(quantiles[1]) as p10_multiple,
    in_cents(quantiles[2]) as p25_multiple,
    in_cents(quantiles[3]) as median_multiple,
    in_cents(quantiles[4]) as p75_multiple,
    in_cents(quantiles[5]) as p90_multiple,
    max_multiple, near_integer_pct
from (
    select *, sum(cases) over (partition by key) as group_cases
    from (
        select
            grouped.key, multiplied.base,
            count(is_case) as cases,
            count(multiple) as n,
            in_cents(min(multiple)) as min_multiple,
            exact_quantiles(multiple, [0.1, 0.25, 0.5, 0.75, 0.9]) as quantiles,
            in_cents(max(multiple)) as max_multiple,
            percent_of(count(case when multiple >= 0.99 and abs(multiple - round(multiple)) <= 0.01 then 1 end), count(multiple)) as near_integer_pct
        from grouped
        left join multiplied on multiplied.case_id = grouped.case_id
        group by grouped.key, multiplied.base
    )
)
order by key is null, case when not $in_time then group_cases end desc, key, base is null, base
