-- title: product | 商品
-- overlap: yes
-- Products with a price line.
select selected.*, priced.product as key
from selected
left join (select distinct case_id, product from prices) as priced on priced.case_id = selected.case_id
