-- title: party | 当事人
-- Punished party, by name. A name that the source has masked tells nobody from another: those cases have no key.
select shown.case_id, case when not coalesce(is_masked(named.party), false) then shown.party end as key
from selected as shown
join cases as named on named.case_id = shown.case_id
