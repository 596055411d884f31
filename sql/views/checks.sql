-- The amounts of a case held against each other, a row a check that can be made: what is stated, what it should be, in yuan.
-- agrees: to one yuan, which rounding explains, or of a sum that the text writes twice to the fen. differs: not. Of a fine held against the nearest multiple (1 to 30) of a base: agrees;
-- near: off by at most 2 % of the base; other: no whole multiple.
create or replace view checks as
with lines as (
    select
        case_id,
        sum(cast(quantity_sold as double) * cast(sale_price as double)) as receipts
    from prices
    where sale_price is not null
    group by case_id
    having count(*) = count(quantity_sold)
),
bases as (
    select case_id, 'fine_by_gains' as "check", fine_yuan, illegal_gains_yuan as base from cases
    where fine_yuan > 0 and illegal_gains_yuan > 0
    union all
    select case_id, 'fine_by_goods_value', fine_yuan, goods_value_yuan from cases
    where fine_yuan > 0 and goods_value_yuan > 0
    union all
    select case_id, 'fine_by_sales', fine_yuan, sales_yuan from cases
    where fine_yuan > 0 and sales_yuan > 0
    union all
    select case_id, 'fine_by_turnover', fine_yuan, illegal_turnover_yuan from cases
    where fine_yuan > 0 and illegal_turnover_yuan > 0
    union all
    select case_id, 'fine_by_advertising_fee', fine_yuan, advertising_fee_yuan from cases
    where fine_yuan > 0 and advertising_fee_yuan > 0
),
multiples as (
    select *, cast(greatest(1, least(30, round(cast(fine_yuan as double) / cast(base as double)))) as integer) as multiple
    from bases
),
sums as (
    select c.case_id, 'quantity_by_price' as "check", c.sales_yuan as stated_yuan, in_cents(lines.receipts) as computed_yuan
    from lines
    join cases as c on c.case_id = lines.case_id
    where c.sales_yuan is not null and lines.receipts < 1e15
    union all
    select case_id, 'parts_of_confiscation', confiscated_yuan, confiscated_gains_yuan + confiscated_goods_yuan
    from cases
    where confiscated_yuan is not null and confiscated_gains_yuan is not null and confiscated_goods_yuan is not null
        -- What was added up from the parts is no statement.
        and not coalesce(list_contains(inferred, 'confiscated_yuan'), false)
    union all
    select case_id, 'parts_of_combined', combined_yuan, fine_yuan + confiscated_yuan
    from cases
    where combined_yuan is not null and fine_yuan is not null and confiscated_yuan is not null
    union all
    select case_id, 'words_and_digits', in_digits_yuan, in_words_yuan
    from cases
    where in_digits_yuan is not null
),
limits as (
    select case_id, 'taken_within_gains' as "check", coalesce(confiscated_gains_yuan, 0) + coalesce(refund_yuan, 0) as stated_yuan, illegal_gains_yuan as computed_yuan
    from cases
    where coalesce(confiscated_gains_yuan, refund_yuan) is not null and illegal_gains_yuan is not null
    union all
    select case_id, 'gains_within_sales', illegal_gains_yuan, sales_yuan
    from cases
    where illegal_gains_yuan is not null and sales_yuan is not null
)
select
    case_id, "check", cast(stated_yuan as decimal(24, 2)) as stated_yuan, cast(computed_yuan as decimal(24, 2)) as computed_yuan,
    null as multiple,
    case when abs(stated_yuan - computed_yuan) <= case "check" when 'words_and_digits' then 0 else 1 end then 'agrees' else 'differs' end as verdict
from sums
union all
select case_id, "check", stated_yuan, computed_yuan, null, case when stated_yuan <= computed_yuan + 1 then 'agrees' else 'differs' end
from limits
union all
select
    case_id, "check", fine_yuan, multiple * base, multiple,
    case
        when abs(fine_yuan - multiple * base) <= 1 then 'agrees'
        when abs(fine_yuan - multiple * base) <= 0.02 * base then 'near'
        else 'other'
    end
from multiples;
