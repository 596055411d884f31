-- title: province | 省份
-- Province of the authority.
select *, province as key
from selected
