-- title: violation type | 违法行为类型
-- codes: violation_type
-- Main violation.
-- 说明: 主要违法行为。
select *, violation_type as key
from selected
