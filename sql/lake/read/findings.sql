-- What loads found, unless a later part has the case, or read the same document.
select {columns}
from lake_findings as held
where not exists (select 1 from lake_cases as later where later.case_id = held.case_id and later.part > held.part)
    and not exists (
        select 1
        from lake_loads as own
        join lake_loads as again on again.document = own.document
        where own.load_id = held.load_id and own.part = held.part and again.part > held.part
    )
