-- title: party | 当事人
-- Punished party, by name.
select case_id, party as key
from selected
