-- The cases of a file, numbered; now and then a row tells the case before once more.
create or replace temp table numbered as
select i, case when i > 0 and happens(i, 'doubled') then i - 1 else i end as j, 0 as version
from range({rows}) as rows(i);
