-- The cases that name a natural person: of that name, or the case of that case_id.
select case_id
from cases
where person is not null
    and (case_id = $word or list_contains(string_split(person, '、'), $word) or replace(person, ' ', '') = $word or party = $word)
order by case_id
