-- title: violation group | 违法类别
-- codes: violation_group
-- Group of the main violation: price, unlicensed, promotion and so on.
-- 说明: 主要违法行为的类别：价格、无证无照、广告宣传等。
select selected.*, coalesce(types."group", 'misc') as key
from selected
left join violation_types as types on types.code = coalesce(violation_subtype, violation_type)
