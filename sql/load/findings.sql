-- The findings of this load take the place of what earlier loads said of the same cases, or of unnamed rows of the same content.
delete from findings
where case_id in (select case_id from texts where case_id is not null)
    or (case_id is null and load_id in (select load_id from loads where document = $document));

insert into findings by name
select
    cast($load_id as bigint) as load_id, found._row as source_row, found.case_id, found.field, found.value, found.rule,
    coalesce(rules.severity, 'warning') as severity,
    coalesce(found.message, rules.message, 'the reader of the text was unsure') as message
from (
    select _row, case_id, rule, field, without(value, people) as value, cast(null as varchar) as message
    from faults
    left join refused_people using (_row)
    union all by name
    select _row, case_id, rule, field, value, message from doubtful
) as found
left join rules using (rule)
order by source_row, rule, field;
