-- title: Markup and price rises | 加价率和涨幅
-- rests on: prices
-- by: required
-- chart: bars key median_pct
-- Over the price lines with a markup, or a rise over an earlier sale price, of decided cases. --over 100 counts lines with a markup over 100 %.
-- 说明: 可以计算加价率或者涨幅的价格明细，只统计已作出处罚决定的案件。--over 100 只统计加价率高于100%的明细。
-- key | {key}
-- cases | 案件数（件） | Cases with such a line | 有此类价格的案件
-- lines | 价格条数 | Price lines with a markup or a rise | 有加价率或者涨幅的价格条目
-- min_pct | 最低加价率（%） | Least markup over cost | 以进价为基数
-- median_pct | 加价率中位数（%） | Median markup
-- mean_pct | 平均加价率（%） | Mean markup
-- p90_pct | 第90百分位数（%） | 90th percentile of the markup
-- max_pct | 最高加价率（%） | Largest markup
-- increase_median_pct | 涨幅中位数（%） | Median rise of the sale price
with lines as (
    select key, rates.case_id, markup_pct, increase_pct
    from (select case_id, key from grouped where $grouped_by <> 'product' and in_money) as grouped
    join rates on rates.case_id = grouped.case_id
    where sale_price is not null and (purchase_price is not null or prior_sale_price is not null)
        and (cast($over as decimal(24, 6)) is null or markup_pct > cast($over as decimal(24, 6)))
    union all
    select product as key, rates.case_id, markup_pct, increase_pct
    from rates
    where $grouped_by = 'product'
        and case_id in (select case_id from selected where in_money)
        and sale_price is not null and (purchase_price is not null or prior_sale_price is not null)
        and (cast($over as decimal(24, 6)) is null or markup_pct > cast($over as decimal(24, 6)))
)
select
    key,
    count(distinct case_id) as cases,
    count(*) as lines,
    min(markup_pct) as min_pct,
    exact_quantile(markup_pct, 0.5) as median_pct,
    in_cents(cast(sum(markup_pct) as double) / nullif(count(markup_pct), 0)) as mean_pct,
    exact_quantile(markup_pct, 0.9) as p90_pct,
    max(markup_pct) as max_pct,
    exact_quantile(increase_pct, 0.5) as increase_median_pct
from lines
where coalesce(markup_pct, increase_pct) is not null
group by key
order by key is null, case when not $in_time then cases end desc, key
