-- Each price line with its computed rates in percent, each rounded once, at the end; never stored.
-- Markup is over cost (加价率, 进销差价率顺加): (sale - purchase) / purchase.
-- Increase is over the party's own earlier sale price (涨幅). Where the units of purchase and sale differ, no rate joins them.
create or replace view rates as
with exact as (
    select
        *,
        case when coalesce(purchase_unit = unit, true) then rise(sale_price, purchase_price) end as markup,
        rise(sale_price, prior_sale_price) as increase,
        rise(purchase_price, prior_purchase_price) as cost_increase,
        case when coalesce(purchase_unit = unit, true) then rise(prior_sale_price, prior_purchase_price) end as prior_markup
    from prices
)
select
    * exclude (markup, increase, cost_increase, prior_markup),
    in_cents(markup) as markup_pct,
    in_cents(increase) as increase_pct,
    in_cents(cost_increase) as cost_increase_pct,
    in_cents(prior_markup) as prior_markup_pct,
    in_cents(increase - cost_increase) as rise_over_cost_points
from exact;
