-- title: law | 法律法规
-- overlap: yes
-- Laws and regulations cited, by short name.
select distinct selected.case_id, cited.law as key
from selected
left join cited on cited.case_id = selected.case_id
