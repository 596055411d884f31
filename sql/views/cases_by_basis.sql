-- The cases with what tells their citations, `reading`: their legal basis.
create or replace view cases_by_basis as
select *, basis as reading
from cases;
