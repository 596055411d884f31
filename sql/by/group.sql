-- title: violation group | 违法类别
-- codes: violation_group
-- Group of the main violation: price, unlicensed, promotion and so on.
select selected.*, coalesce(types."group", 'misc') as key
from selected
left join violation_types as types on types.code = coalesce(violation_subtype, violation_type)
