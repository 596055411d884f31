-- title: statute | 法条
-- overlap: yes
-- Provisions as cited, down to paragraph and item or to --level.
select selected.*, named.key
from selected
left join (select distinct basis, edition, citation as key from cited) as named
    on named.basis = selected.basis and named.edition is not distinct from selected.edition
