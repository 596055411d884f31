-- Each stated rate beside the computed one, a row a rate: what separates them, in percentage points, and why.
-- none: equal in the digits printed. rounding: inside the range that the printed digits of the prices allow, which are
-- taken to be exact to the fen at least. other_base: it fits the rate over the later price, the ratio, or the other rate
-- of the line. unexplained: none of these.
create or replace view gaps as
with stated as (
    select case_id, position, 'markup' as rate, markup_pct as computed, increase_pct as other,
        purchase_price as base, sale_price as later, stated_markup_pct as stated
    from rates where stated_markup_pct is not null
    union all
    select case_id, position, 'increase', increase_pct, markup_pct,
        prior_sale_price, sale_price, stated_increase_pct
    from rates where stated_increase_pct is not null
    union all
    select case_id, position, 'cost_increase', cost_increase_pct, null,
        prior_purchase_price, purchase_price, stated_cost_increase_pct
    from rates where stated_cost_increase_pct is not null
),
-- Half a unit of the last digit printed: 0.25 stands for 0.245 to 0.255, 22 for 21.995 to 22.005.
halves as (
    select
        *,
        rise(later, base) as exact,
        0.5 * power(10, -greatest(2, length(rtrim(split_part(cast(base as varchar), '.', 2), '0')))) as half_base,
        0.5 * power(10, -greatest(2, length(rtrim(split_part(cast(later as varchar), '.', 2), '0')))) as half_later,
        0.5 * power(10, -length(rtrim(split_part(cast(stated as varchar), '.', 2), '0'))) + 0.000001 as half_stated
    from stated
)
select
    case_id, position, rate, stated, computed,
    case when computed is not null then in_cents(exact - cast(stated as double)) end as gap_points,
    case
        when computed is null then null
        when abs(exact - stated) <= half_stated then 'none'
        when stated between 100 * ((later - half_later) / (base + half_base) - 1) - half_stated
            and 100 * ((later + half_later) / nullif(greatest(base - half_base, 0), 0) - 1) + half_stated then 'rounding'
        when abs(100 * (later - base) / nullif(later, 0) - stated) <= half_stated
            or abs(100 * later / base - stated) <= half_stated
            or abs(other - stated) <= half_stated then 'other_base'
        else 'unexplained'
    end as gap_kind
from halves;
