-- title: province | 省份
-- Province of the authority.
-- 说明: 处罚机关所在省份。
select *, province as key
from selected
