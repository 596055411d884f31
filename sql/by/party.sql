-- title: party | 当事人
-- Punished party, by name. A name that the source has masked tells nobody from another: those cases have no key.
select *, case when not coalesce(is_unnamed, false) then party end as key
from selected
