-- The rows with the code that each word stands for beside it: NAME_code; for lists also NAME_unknown.
create or replace temp view coded as
select texts.*, {columns}
from texts
{joins};
