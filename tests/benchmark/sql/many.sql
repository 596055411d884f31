-- As many cases as no sheet holds: those of the database over and over, under other ids.
insert into cases
select cases.* replace (case_id || '-' || number as case_id)
from cases, range((select 1048577 // count(*) from cases)) as numbers(number);
