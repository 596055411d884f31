-- The entries of a list of evidence or doubts; one that is no object, or says it in another way, as it stands.
select entry ->> 'field' as field, coalesce(entry ->> $value, entry ->> '$') as value, entry ->> 'rule' as rule
from (select unnest(from_json($entries, '["JSON"]')) as entry);
