-- What belongs to the cases that came in or changed: prices, provisions of their legal bases. Those of no case go.
insert into prices by name
select * from incoming_prices where case_id in (select case_id from changes where change <> 'unchanged');

create or replace temp table new_bases as
select distinct basis from cases where load_id = $load_id and basis is not null;

insert into readings by name
select * from incoming_readings where basis in (select basis from new_bases);

insert into understood by name
select bases.basis, found.* exclude (number)
from bases
join coverage_read as found on found.number = bases.covers
where bases.basis in (select basis from new_bases);

-- Of two cases that name each other one is kept: the first.
update cases
set same_as = null
where same_as is not null
    and exists (select 1 from cases as other where other.case_id = cases.same_as and other.same_as = cases.case_id)
    and case_id < same_as;
