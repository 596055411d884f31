-- title: law | 法律法规
-- overlap: yes
-- Laws and regulations cited, by short name.
select selected.*, named.key
from selected
left join (select distinct basis, edition, law as key from cited) as named
    on named.basis = selected.basis and named.edition is not distinct from selected.edition
