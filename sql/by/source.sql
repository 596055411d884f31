-- title: kind of source | 来源类型
-- codes: source_kind
-- Typical cases, publicity tables, news, own records.
-- 说明: 典型案例、双公示、新闻、自有。
select *, source_kind as key
from selected
