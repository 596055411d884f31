-- The rows with the code that each word stands for beside it: NAME_code; for lists also NAME_unknown.
create or replace temp view {name} as
select rows.*, {columns}
from {relation} as rows
{joins};
