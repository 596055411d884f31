-- title: penalty | 处罚种类
-- codes: penalty
-- overlap: yes
-- Penalties imposed; a case with a fine and a confiscation stands under both.
-- 说明: 作出的处罚；既罚款又没收的案件在两组中均计入。
select * exclude (is_first), key is not distinct from penalties[1] as is_first
from (
    select *, unnest(case when array_size(penalties) > 0 then list_distinct(penalties) else [null] end) as key
    from selected
)
