-- title: city | 地市
-- City of the authority, with its province where the two differ.
select *, case when city = province then city else coalesce(province, '') || city end as key
from selected
