-- All of the cases are new.
create or replace temp table changes as
select case_id, 'inserted' as change
from cases
where load_id = $load_id;

-- Nothing is taken away.
create or replace temp table emptied as
select source_row as _row, case_id, '' as rule, '' as field, '' as value from cases where false;

-- Nothing gives way.
create or replace temp table replaced as
select _row, case_id, value from emptied;
