-- title: penalty | 处罚种类
-- codes: penalty
-- overlap: yes
-- Penalties imposed, also those that only an amount tells; a case with a fine and a confiscation stands under both.
-- 说明: 作出的处罚，仅载明金额的也计入；既罚款又没收的案件在两组中均计入。
select * exclude (is_first, imposed), key is not distinct from imposed[1] as is_first
from (
    select *, unnest(case when imposed is not null then list_distinct(imposed) else [null] end) as key
    from (
        select *, all_penalties(penalties, fine_yuan, confiscated_gains_yuan, confiscated_goods_yuan, confiscated_yuan) as imposed
        from selected
    )
)
