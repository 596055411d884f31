-- A second source among the stored cases, if there is one: as `keys` tells sources apart.
select distinct source_file, source_kind, source_title
from cases
left join loads using (load_id)
limit 1 offset 1
