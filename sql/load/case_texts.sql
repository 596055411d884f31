-- The rows that are not each a case of their own: those of shared cases, and those that are refused or belong to none.
create or replace temp table refused as
select distinct case_id from faults where case_id is not null;

create or replace temp table apart as
select _row, case_id, case_id is not null and case_id not in (select case_id from refused) as is_kept
from texts
where case_id is null or case_id in (select case_id from shared) or case_id in (select case_id from refused);

-- Those that stand in several rows, in each field the text of the row that has it: grouped once, and not looked for again.
create or replace temp table shared_texts as
select case_id, min(_row) as source_row, {shared}
from texts
semi join (select _row from apart where is_kept) as kept using (_row)
group by case_id;

-- The kept cases as text, one row each.
create or replace temp view case_texts as
select case_id, _row as source_row, {alone}
from texts
anti join apart using (_row)
union all by name
select * from shared_texts;
