-- Each price line with its computed rates in percent; never stored.
-- Markup is over cost (加价率, 进销差价率顺加): (sale - purchase) / purchase.
-- Increase is over the party's own earlier sale price (涨幅). Where the units of purchase and sale differ, no rate joins them.
create or replace view rates as
select
    *,
    case when same_unit then percent_of(sale_price - purchase_price, purchase_price) end as markup_pct,
    percent_of(sale_price - prior_sale_price, prior_sale_price) as increase_pct,
    percent_of(purchase_price - prior_purchase_price, prior_purchase_price) as cost_increase_pct,
    case when same_unit then percent_of(prior_sale_price - prior_purchase_price, prior_purchase_price) end as prior_markup_pct,
    percent_of(sale_price - prior_sale_price, prior_sale_price)
        - percent_of(purchase_price - prior_purchase_price, prior_purchase_price) as rise_over_cost_points
from (
    select *, coalesce(purchase_unit = unit, true) as same_unit
    from prices
) as lines;
