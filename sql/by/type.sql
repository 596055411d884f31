-- title: violation type | 违法行为类型
-- Main violation.
select *, violation_type as key
from selected
