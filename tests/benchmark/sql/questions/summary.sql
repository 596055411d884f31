-- How many cases, what they were fined, and how high their markups stand.
with shown as (
    select
        case_id,
        status = 'decided' as is_decided,
        case when status = 'decided' then fine_yuan end as fine,
        case when status = 'decided' and fine_yuan > 0 and fine_joint is not true then fine_yuan end as single
    from cases
    where status <> 'withdrawn' and same_as is null
),
markups as (
    select case_id, 100.0 * (sale_price::double - purchase_price::double) / nullif(purchase_price::double, 0) as pct
    from prices
    where coalesce(purchase_unit = unit, true)
),
highest as (
    select max(round(cast(pct as decimal(24, 6)), 2)) as pct
    from markups
    semi join (select case_id from shown where is_decided) as decided using (case_id)
    group by case_id
)
select
    'all' as key,
    count(*) as cases,
    count(*) filter (where is_decided) as decided,
    case when count(*) > 0 then 100.00 end as share_pct,
    count(*) filter (where fine > 0) as fined,
    coalesce(sum(fine), 0) as fine_total_yuan,
    round(cast(quantile_cont(single::double, 0.5) as decimal(24, 6)), 2) as fine_median_yuan,
    max(single) as fine_max_yuan,
    (select round(cast(quantile_cont(pct::double, 0.5) as decimal(24, 6)), 2) from highest) as markup_median_pct
from shown
