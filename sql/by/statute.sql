-- title: statute | 法条
-- overlap: yes
-- Provisions as cited, down to paragraph and item or to --level.
select distinct selected.case_id, cited.citation as key
from selected
left join cited on cited.case_id = selected.case_id
