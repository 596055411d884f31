-- title: Markup and price rises | 加价率和涨幅
-- rests on: prices
-- by: none
-- Lines with a sale price and a purchase price or an earlier sale price. Markup is over cost, rise over the party's own earlier price; gaps are computed − stated. --over 100 shows lines with a markup over 100 %.
-- 说明: 有销售价格，并有购进价格或者此前销售价格的价格明细。加价率以进价为基数，涨幅以当事人自己此前的售价为基数；差异为计算值减文中值。--over 100 只
-- 说明: 列加价率高于100%的明细。
-- method: Markup is over cost (进销差价率, 加价率): (sale − purchase) ÷ purchase; rise is over the party's own earlier price (涨幅): (sale − earlier)
-- method: ÷ earlier; never over the sale price. Each is computed from the prices and rounded once. Where the units of purchase and sale
-- method: differ, no rate joins them. A printed rate that rounding of the printed prices does not explain is other_base (it fits another
-- method: formula) or unexplained. No national rule sets a markup at which a price is gouging; local ones (35 % in Weifang 2022, 15 % in
-- method: Gansu 2020) held for a time and goods. The lines are of all cases, decided or not; --by DIM is over decided ones.
-- 方法: 加价率（进销差价率，顺加）＝（售价−进价）÷进价；涨幅＝（售价−此前售价）÷此前售价；均不以售价为基数。由价格直接计算，只舍入一次。购销单
-- 方法: 位不同的，不计算比率。
-- 方法: 文中比率不能由价格舍入解释的，记为计算口径不同（符合另一公式）或者无法解释。全国没有认定哄抬价格的统一加价率标准，地方标准（如潍坊2022年35%、
-- 方法: 甘肃2020年15%）限于一定时期和商品。本表不论案件是否已决定，--by 只统计已作出处罚决定的案件。
-- case_id | 案件编号 | Case
-- title | 案件名称 | Its heading
-- product | 商品名称（含规格） | Product
-- unit | 计价单位 | Unit of the prices
-- purchase_price | 购进价格（元） | Paid
-- sale_price | 销售价格（元） | Charged
-- markup_pct | 加价率（%） | (sale − purchase) / purchase | （售价−进价）÷进价
-- stated_markup_pct | 文中加价率（%） | as printed | 文中所印
-- markup_gap_points | 加价率差异（计算−文中，百分点） | computed − stated
-- prior_purchase_price | 此前购进价格（元） | Paid before
-- cost_increase_pct | 进价涨幅（%） | Rise of the purchase price
-- prior_sale_price | 此前销售价格（元） | Charged before
-- increase_pct | 售价涨幅（%） | Rise of the sale price
-- stated_increase_pct | 文中涨幅（%） | as printed | 文中所印
-- increase_gap_points | 涨幅差异（计算−文中，百分点） | computed − stated
-- prior_markup_pct | 此前加价率（%） | Markup before the rise | 涨价以前
-- rise_over_cost_points | 涨幅超过成本增幅（百分点） | Rise of the sale price − rise of the purchase price | 售价涨幅−进价涨幅
-- gap_kind | 差异原因 | The worst of the line's gaps: none, rounding, other_base, unexplained | 该条价格中差异最大的一项：无差异、舍入、计算口径不同、无法解释
with worst as (
    select
        case_id, position,
        max(gap_points) filter (where rate = 'markup') as markup_gap_points,
        max(gap_points) filter (where rate = 'increase') as increase_gap_points,
        max(case gap_kind when 'none' then 0 when 'rounding' then 1 when 'other_base' then 2 when 'unexplained' then 3 end) as rank
    from gaps
    group by case_id, position
)
select
    rates.case_id, selected.title, product, unit, purchase_price, sale_price,
    markup_pct,
    round(stated_markup_pct, 2) as stated_markup_pct,
    markup_gap_points,
    prior_purchase_price, cost_increase_pct, prior_sale_price,
    increase_pct,
    round(stated_increase_pct, 2) as stated_increase_pct,
    increase_gap_points,
    prior_markup_pct, rise_over_cost_points,
    case rank when 0 then 'none' when 1 then 'rounding' when 2 then 'other_base' when 3 then 'unexplained' end as gap_kind
from rates
join selected on selected.case_id = rates.case_id
left join worst on worst.case_id = rates.case_id and worst.position = rates.position
where sale_price is not null and (purchase_price is not null or prior_sale_price is not null)
    and (cast($over as decimal(24, 6)) is null or markup_pct > cast($over as decimal(24, 6)))
order by rates.case_id, rates.position
