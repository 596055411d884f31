-- Each refused row with the reasons of its case.
with reasons as (
    select _row, case_id, concat_ws(' ', field, left(value, 60)) || ': ' || coalesce(rules.message, faults.rule) as reason
    from faults
    left join rules using (rule)
),
refused as (
    select _row, string_agg(reason, ' | ' order by reason) as _reasons
    from (
        select texts._row, reasons.reason from texts join reasons on reasons.case_id = texts.case_id
        union
        select _row, reason from reasons where case_id is null
    )
    group by _row
)
