-- How many of the selected cases have prices to compare, and of those whose money counts.
select count(*) as priced, count(*) filter (where in_money) as counted
from selected
where case_id in (
    select case_id
    from prices
    where sale_price is not null and (purchase_price is not null or prior_sale_price is not null)
)
