-- title: all | 范围
-- codes: all
-- All selected cases as one group, which is there also when no case is.
-- 说明: 选定的全部案件为一组，没有案件时也列出。
select selected.*, everything.key
from (select 'all' as key) as everything
left join selected on true
