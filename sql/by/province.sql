-- title: province | 省份
-- Province of the authority.
select case_id, province as key
from selected
