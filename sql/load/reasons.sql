-- Each refused row with the reasons of its case.
with reasons as (
    select _row, case_id, concat_ws(' ', field, left(value, 60)) || ': ' || coalesce(rules.message, faults.rule) as reason
    from faults
    left join rules using (rule)
),
refused as (
    select texts._row, string_agg(distinct reasons.reason, ' | ' order by reasons.reason) as _reasons
    from texts
    join reasons on reasons._row = texts._row or reasons.case_id = texts.case_id
    group by texts._row
)
