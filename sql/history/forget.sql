-- The natural persons of some cases forgotten: where a name stood there is its mask, as in what is shown, and nothing in its place.
-- The cases stay, with all that is counted of them.
update findings
set value = masked(findings.value, c.person, c.person_mask), message = masked(findings.message, c.person, c.person_mask)
from cases as c
where c.case_id = findings.case_id and list_contains($case_ids, c.case_id);
update prices
set product = masked(product, c.person, c.person_mask)
from cases as c
where c.case_id = prices.case_id and list_contains($case_ids, c.case_id);
update understood
set unread = list_transform(unread, lambda one: masked(one, c.person, c.person_mask))
from cases as c
where c.basis = understood.basis and list_contains($case_ids, c.case_id);
update cases
set {masked}, person = null, person_mask = null
where list_contains($case_ids, case_id);
