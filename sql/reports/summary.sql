-- title: Cases, fines and markup | 案件概况
-- by: optional
-- chart: bars key cases
-- How many cases, what they were fined, and how high their markups stand.
-- 说明: 案件有多少、罚款多少、加价率多高。
-- method: Money and markup are over decided cases, or those of --status. A fine for several parties in one sum counts in fined and in the
-- method: total; median and largest are over single fines. Shares are of all selected cases. Markup is over cost (进销差价率): (sale − purchase)
-- method: ÷ purchase of a price line; a case has the highest of its lines. Medians interpolate linearly (Hyndman & Fan 1996, type 7, as
-- method: Excel's PERCENTILE.INC). Confiscated gains are no fine (行政处罚法 9) and stand in no column here.
-- 方法: 金额和加价率只统计已作出处罚决定的案件（或者 --status 指定的状态）。多个主体合并罚款的，计入件数和合计，不计入中位数和最高值。占比以选
-- 方法: 定的全部案件为分母。
-- 方法: 加价率即进销差价率（顺加）：（售价−进价）÷进价，一案有多条价格的取最高一条。中位数按线性插值计算（Hyndman & Fan 1996 第7类，与 Excel 的 PERCENTILE.INC 一
-- 方法: 致）。
-- 方法: 没收违法所得不是罚款（《行政处罚法》第九条），不在本表任何一列中。
-- key | {key}
-- cases | 案件数（件） | Selected cases of the group | 该组选定的案件
-- decided | 已决定（件） | of them with a decision
-- share_pct | 占比（%） | of the selected cases | 占选定案件
-- fined | 载明罚款金额（件） | with a fine that is stated and above zero | 载明且大于零
-- fine_total_yuan | 罚款合计（元） | Sum of the fines
-- fine_median_yuan | 罚款中位数（元） | Median fine, without sums for several parties | 不含多主体合计
-- fine_max_yuan | 最高罚款（元） | Largest fine, without sums for several parties | 不含多主体合计
-- markup_median_pct | 个案最高加价率中位数（%） | Median over the cases of each case's highest markup over cost | 各案最高加价率的中位数，以进价为基数
with highest as (
    select case_id, max(markup_pct) as markup_pct
    from rates
    group by case_id
)
select
    key,
    count(is_case) as cases,
    count(*) filter (where status = 'decided') as decided,
    percent_of(count(is_case), sum(count(*) filter (where is_first)) over ()) as share_pct,
    count(counted_fine) as fined,
    coalesce(sum(counted_fine), 0) as fine_total_yuan,
    exact_quantile(single_fine, 0.5) as fine_median_yuan,
    max(single_fine) as fine_max_yuan,
    exact_quantile(case when in_money then markup_pct end, 0.5) as markup_median_pct
from grouped
left join highest on highest.case_id = grouped.case_id
group by key
order by key is null, case when not $in_time then cases end desc, key
