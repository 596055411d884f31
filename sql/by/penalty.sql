-- title: penalty | 处罚种类
-- overlap: yes
-- Penalties imposed; a case with a fine and a confiscation stands under both.
select distinct selected.case_id, imposed.key
from selected
left join (select case_id, unnest(penalties) as key from selected) as imposed on imposed.case_id = selected.case_id
