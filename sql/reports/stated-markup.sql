-- title: Stated and computed markups | 文中与计算加价率对照
-- rests on: prices
-- by: optional
-- chart: pairs key stated_median_pct computed_median_pct
-- The markups that texts state beside those that their prices give, over the price lines of decided cases that have both.
-- 说明: 已决定案件中，文中加价率与按价格计算的加价率对照，只统计两者都有的价格条目。
-- method: Markup is over cost (进销差价率, 加价率): (sale − purchase) ÷ purchase, computed from the prices and rounded once. A stated rate agrees
-- method: if it is equal in the digits printed; rounding of the printed prices may explain a gap, or another formula (other_base: over the
-- method: sale price, the ratio of the prices, or the rise); what nothing explains is a finding. Each median is over all of these lines, so the two may be of
-- method: different lines.
-- 方法: 加价率以进价为基数（进销差价率、加价率）：（售价−进价）÷进价，按价格计算，只舍入一次。按文中印出的位数相等的为一致；差异可能由所印价格的
-- 方法: 舍入解释，也可能由其他口径解释（以售价为基数、售价与进价之比，或者是涨幅）；都不能解释的列入数据问题。两个中位数各自统计全部条目，不一定出自同一条目。
-- key | {key}
-- lines | 价格条数 | Price lines with a stated and a computed markup
-- computed_median_pct | 计算加价率中位数（%） | Median of the computed markups
-- stated_median_pct | 文中加价率中位数（%） | Median of the stated markups
-- widest_gap_points | 最大差异（百分点） | Largest gap of a line, computed − stated without its sign
-- agreeing | 一致（条） | Lines whose rates are equal in the digits printed
-- rounding | 舍入（条） | Lines whose gap rounding explains
-- other_base | 计算口径不同（条） | Lines whose stated rate fits another formula
-- unexplained | 无法解释（条） | Lines whose gap nothing explains
with rated as (
    select case_id, position, stated, computed, gap_points, gap_kind
    from gaps
    where rate = 'markup' and computed is not null
),
priced as (
    select grouped.key, rated.stated, rated.computed, rated.gap_points, rated.gap_kind
    from (select case_id, key from grouped where $grouped_by <> 'product' and in_money) as grouped
    join rated on rated.case_id = grouped.case_id
    union all
    select prices.product as key, rated.stated, rated.computed, rated.gap_points, rated.gap_kind
    from rated
    join prices on prices.case_id = rated.case_id and prices.position = rated.position
    where $grouped_by = 'product' and rated.case_id in (select case_id from selected where in_money)
)
select
    key,
    count(*) as lines,
    exact_quantile(computed, 0.5) as computed_median_pct,
    exact_quantile(stated, 0.5) as stated_median_pct,
    max(abs(gap_points)) as widest_gap_points,
    count(*) filter (where gap_kind = 'none') as agreeing,
    count(*) filter (where gap_kind = 'rounding') as rounding,
    count(*) filter (where gap_kind = 'other_base') as other_base,
    count(*) filter (where gap_kind = 'unexplained') as unexplained
from priced
group by key
order by key is null, case when not $in_time then lines end desc, key
