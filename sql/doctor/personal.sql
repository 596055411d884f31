-- Of each load that held any: the columns of personal data that were not read, how many of its cases name a natural person,
-- and how many of those are past the day until which they are public.
select
    loads.load_id, source_file, personal_columns,
    count(person) as people,
    count(person) filter (where public_until < $today) as past
from loads
left join cases on cases.load_id = loads.load_id
group by loads.load_id, source_file, personal_columns
having personal_columns is not null or count(person) > 0
order by loads.load_id
