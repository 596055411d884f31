-- What goods were sold at over their cost and over their earlier price, of decided cases.
with lines as (
    select
        case_id,
        product as key,
        100.0 * (sale_price::double - purchase_price::double) / nullif(purchase_price::double, 0) as over_cost,
        100.0 * (sale_price::double - prior_sale_price::double) / nullif(prior_sale_price::double, 0) as over_earlier,
        coalesce(purchase_unit = unit, true) as has_one_unit
    from prices
    semi join (select case_id from cases where status = 'decided' and same_as is null) as decided using (case_id)
    where sale_price is not null and (purchase_price is not null or prior_sale_price is not null)
),
rates as (
    select
        case_id,
        key,
        case when has_one_unit then round(cast(over_cost as decimal(24, 6)), 2) end as markup,
        round(cast(over_earlier as decimal(24, 6)), 2) as increase
    from lines
)
select
    key,
    count(distinct case_id) as cases,
    count(*) as lines,
    min(markup) as min_pct,
    round(cast(quantile_cont(markup::double, 0.5) as decimal(24, 6)), 2) as median_pct,
    round(cast(cast(sum(markup) as double) / nullif(count(markup), 0) as decimal(24, 6)), 2) as mean_pct,
    round(cast(quantile_cont(markup::double, 0.9) as decimal(24, 6)), 2) as p90_pct,
    max(markup) as max_pct,
    round(cast(quantile_cont(increase::double, 0.5) as decimal(24, 6)), 2) as increase_median_pct
from rates
group by key
order by key is null, cases desc, key
