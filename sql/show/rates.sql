-- The price lines of a case with their computed rates, and what separates the stated ones.
select
    position, product, unit, purchase_unit, purchase_price, sale_price, markup_pct,
    prior_purchase_price, cost_increase_pct, prior_sale_price, increase_pct, prior_markup_pct,
    quantity_bought, quantity_sold, stated.stated_rates
from rates
left join (
    select
        position,
        string_agg(rate || ' ' || cast(round(stated, 2) as varchar) || ' (' || case gap_kind when 'none' then 'no gap' else coalesce(gap_kind, 'not computed') end || ')', '; ' order by rate) as stated_rates
    from gaps
    where case_id = $case_id
    group by position
) as stated using (position)
where case_id = $case_id
order by position
