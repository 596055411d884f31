-- title: all | 全部
-- All selected cases as one group.
select case_id, 'all' as key
from selected
