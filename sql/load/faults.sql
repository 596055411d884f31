-- Why rows are refused: what cannot be read, and rows that no case can be told by.
create or replace temp table faults as
with found as (
    select _row, case_id, unnest(_faults) as fault
    from texts
    where _faults is not null
    union all
    select _row, case_id, {{'rule': 'unidentified', 'field': 'case_id', 'value': cast(null as varchar)}}
    from texts
    where case_id is null and _line is null
    union all
    select _row, case_id, unnest(list_filter([
        {price_checks}
    ], lambda fault: fault is not null))
    from price_texts
    where {price_broken}
    union all
    select texts._row, texts.case_id, {{'rule': 'unreadable_citation', 'field': 'citations', 'value': unreadable.reason}}
    from texts
    join unreadable on unreadable.text = texts.citations
)
select _row, case_id, fault.rule as rule, fault.field as field, fault.value as value from found;
