-- title: city | 地市
-- City of the authority, with its province where the two differ.
-- 说明: 处罚机关所在地市，与省份不同的连同省份。
select *, case when city = province then city else coalesce(province, '') || city end as key
from selected
