-- What an update takes away: fields of known cases that were filled and now are not.
create or replace temp table emptied as
select _row, case_id, unnest(list_filter([
    {checks}
], lambda fault: fault is not null), recursive := true)
from (
    select new.source_row as _row, new.case_id, {pairs}
    from incoming as new
    join cases as old on old.case_id = new.case_id and old.digest <> new.digest
)
where {broken};
