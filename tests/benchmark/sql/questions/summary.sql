-- How many cases, what they were fined, and how high their markups stand.
with shown as (
    select case_id, status = 'decided' as is_decided, fine_yuan, fine_joint
    from cases
    where status <> 'withdrawn' and same_as is null
),
highest as (
    select max(round(cast(100.0 * (sale_price::double - purchase_price::double) / nullif(purchase_price::double, 0) as decimal(24, 6)), 2)) as pct
    from prices
    where case_id in (select case_id from shown where is_decided)
        and coalesce(purchase_unit = unit, true) and sale_price is not null and purchase_price is not null
    group by case_id
)
select
    'all' as key,
    count(*) as cases,
    count(*) filter (where is_decided) as decided,
    case when count(*) > 0 then 100.00 end as share_pct,
    count(*) filter (where is_decided and fine_yuan > 0) as fined,
    coalesce(sum(fine_yuan) filter (where is_decided), 0) as fine_total_yuan,
    round(cast(quantile_cont(fine_yuan::double, 0.5) filter (where is_decided and fine_yuan > 0 and fine_joint is not true) as decimal(24, 6)), 2) as fine_median_yuan,
    max(fine_yuan) filter (where is_decided and fine_yuan > 0 and fine_joint is not true) as fine_max_yuan,
    (select round(cast(quantile_cont(pct::double, 0.5) as decimal(24, 6)), 2) from highest) as markup_median_pct
from shown
