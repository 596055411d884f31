-- The same document again: its findings are those of this load, its cases stay as they are.
update findings set load_id = $load_id where load_id = $last;

create or replace temp table changes as
select case_id, 'unchanged' as change from cases where false;

create or replace temp table changed as
select case_id from cases where false;

insert into loads by name
select
    cast($load_id as bigint) as load_id, source_name as source_file, cast($loaded_at as timestamp) as loaded_at,
    0 as inserted, 0 as updated, inserted + updated + unchanged as unchanged,
    last.* exclude (load_id, source_file, loaded_at, inserted, updated, unchanged)
from loads as last, (select $source_file as source_name)
where last.load_id = $last;
