-- title: article | 条
-- overlap: yes
-- Articles cited, their paragraphs and items together.
select distinct selected.case_id, cited.at_article as key
from selected
left join cited on cited.case_id = selected.case_id
