-- title: authority | 处罚机关
-- Authority with its place: a district name such as 鼓楼区 stands for several bureaus.
-- 说明: 处罚机关连同所在地：鼓楼区等名称对应多个机关。
select *, placed_agency(agency, province, city) as key
from selected
