-- title: party | 当事人
-- Punished party, by name, with brackets of either width. A name that the source has masked tells nobody from another: those cases have no key.
-- 说明: 被处罚的当事人，按名称，括号不分全角半角。来源已隐去的名称无法区分，列为未载明。
select *, case when not coalesce(is_unnamed, false) then replace(replace(party, '(', '（'), ')', '）') end as key
from selected
