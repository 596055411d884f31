-- Cases out, with all that belongs to them; then the record of loads, with what they found in rows of no case.
-- What a removed load found in a case that stays is still true of it.
update cases set same_as = null where list_contains($case_ids, same_as);
delete from duplicates where list_contains($case_ids, case_id) or list_contains($case_ids, other_case_id);
delete from prices where list_contains($case_ids, case_id);
delete from findings where list_contains($case_ids, case_id) or (case_id is null and list_contains($load_ids, load_id));
delete from cases where list_contains($case_ids, case_id);
delete from readings where basis not in (select basis from cases where basis is not null);
delete from understood where basis not in (select basis from cases where basis is not null);
delete from manners where list_contains($load_ids, load_id);
delete from loads where list_contains($load_ids, load_id);
