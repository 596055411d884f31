-- title: article | 条
-- overlap: yes
-- Articles cited, their paragraphs and items together.
select selected.*, named.key
from selected
left join (select distinct basis, edition, at_article as key from cited) as named
    on named.basis = selected.basis and named.edition is not distinct from selected.edition
