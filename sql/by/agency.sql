-- title: authority | 处罚机关
-- Authority with its place: a district name such as 鼓楼区 stands for several bureaus.
-- 说明: 处罚机关连同所在地：鼓楼区等名称对应多个机关。
select
    *,
    case when starts_with(agency, province) then '' else coalesce(province, '') end
    || case when city = province or contains(agency, substr(city, 1, 2)) then '' else coalesce(city, '') end
    || agency as key
from selected
