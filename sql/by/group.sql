-- title: violation group | 违法类别
-- Group of the main violation: price, unlicensed, promotion and so on.
select *, violation_group as key
from selected
