-- Cases of which none is stored yet: all of the slice go in.
insert into cases by name
select incoming.*, people.mask as person_mask, cast($load_id as bigint) as load_id
from incoming
left join people using (person)
