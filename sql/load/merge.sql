-- New cases in, changed ones replaced whole with their citations and prices, the rest left alone.
create or replace temp table changes as
select
    incoming.case_id,
    case when cases.case_id is null then 'inserted'
        when cases.digest <> incoming.digest then 'updated' else 'unchanged' end as change
from incoming
left join cases on cases.case_id = incoming.case_id;

delete from citations where case_id in (select case_id from changes where change = 'updated');
delete from coverage where case_id in (select case_id from changes where change = 'updated');
delete from prices where case_id in (select case_id from changes where change = 'updated');

merge into cases
using (
    select incoming.*, people.mask as person_mask, cast($load_id as bigint) as load_id
    from incoming
    left join people using (person)
    join changes on changes.case_id = incoming.case_id and changes.change <> 'unchanged'
) as changed
on cases.case_id = changed.case_id
when matched then update by name
when not matched then insert by name;

-- Of two cases that name each other one is kept: the first.
update cases
set same_as = null
where exists (select 1 from cases as other where other.case_id = cases.same_as and other.same_as = cases.case_id)
    and case_id < same_as;

insert into citations by name
select * from incoming_citations where case_id in (select case_id from changes where change <> 'unchanged');
insert into coverage by name
select * from incoming_coverage where case_id in (select case_id from changes where change <> 'unchanged');
insert into prices by name
select * from incoming_prices where case_id in (select case_id from changes where change <> 'unchanged');
