-- title: article | 条
-- overlap: yes
-- Articles cited, their paragraphs and items together.
select distinct selected.case_id, regexp_extract(cited.citation, '^《.+》(第.+?条(之[零一二三四五六七八九十百千]+)?)?') as key
from selected
left join cited on cited.case_id = selected.case_id
