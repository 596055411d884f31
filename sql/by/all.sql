-- title: all | 范围
-- codes: all
-- All selected cases as one group, which is there also when no case is.
select selected.*, everything.key
from (select 'all' as key) as everything
left join selected on true
