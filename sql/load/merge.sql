-- New cases in, changed ones replaced whole with their citations and prices, the rest left alone.
create or replace temp table changes as
select
    incoming.case_id,
    case when cases.case_id is null then 'inserted'
        when cases.digest <> incoming.digest then 'updated' else 'unchanged' end as change
from incoming
left join cases on cases.case_id = incoming.case_id;

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
