-- title: kind of source | 来源类型
-- codes: source_kind
-- Typical cases, publicity tables, news, own records.
select *, source_kind as key
from selected
