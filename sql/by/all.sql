-- title: all | 全部
-- All selected cases as one group, which is there also when no case is.
select case_id, 'all' as key
from selected
union all
select null, 'all'
where not exists (select 1 from selected)
