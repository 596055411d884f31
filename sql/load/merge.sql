-- New cases in, changed ones replaced whole with their citations and prices, the rest left alone.
create or replace temp table changes as
select
    incoming.case_id,
    case when cases.case_id is null then 'inserted'
        when cases.digest <> incoming.digest then 'updated' else 'unchanged' end as change
from incoming
left join cases on cases.case_id = incoming.case_id;

delete from prices where case_id in (select case_id from changes where change = 'updated');

delete from cases where case_id in (select case_id from changes where change = 'updated');

insert into cases by name
select incoming.*, people.mask as person_mask, cast($load_id as bigint) as load_id
from incoming
left join people using (person)
where case_id in (select case_id from changes where change <> 'unchanged');
