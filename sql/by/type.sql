-- title: violation type | 违法行为类型
-- codes: violation_type
-- Main violation.
select *, violation_type as key
from selected
