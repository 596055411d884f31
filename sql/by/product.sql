-- title: product | 商品
-- overlap: yes
-- Products with a price line.
select distinct selected.case_id, prices.product as key
from selected
left join prices on prices.case_id = selected.case_id
