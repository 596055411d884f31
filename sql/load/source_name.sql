-- The name of a file, the natural persons of a relation masked in it.
select without($name, list(distinct person))
from (select unnest(string_split(person, '、')) as person from {relation} where person is not null)
where contains($name, person)
