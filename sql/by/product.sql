-- title: product | 商品
-- overlap: yes
-- Products with a price line.
-- 说明: 有价格明细的商品。
select selected.* exclude (is_first), priced.key, coalesce(priced.place = 1, is_first) as is_first
from selected
left join (
    select case_id, key, row_number() over (partition by case_id order by key) as place
    from (select distinct case_id, product as key from prices)
) as priced on priced.case_id = selected.case_id
