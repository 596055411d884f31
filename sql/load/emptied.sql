-- What an update takes away: fields of known cases that were filled and now are not; a person that goes stays masked.
create or replace temp table emptied as
select _row, case_id, rule, field, masked(value, person, person_mask) as value
from (
    select _row, case_id, person, person_mask, unnest(list_filter([
        {checks}
    ], lambda fault: fault is not null), recursive := true)
    from (
        select new.source_row as _row, new.case_id, old.person, old.person_mask, {pairs}
        from incoming as new
        join cases as old on old.case_id = new.case_id and old.digest <> new.digest
    )
    where {broken}
);
