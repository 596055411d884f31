-- The findings of a load by rule, with the first three of each as examples.
select
    severity, rule, any_value(message) as message, count(*) as count,
    min(struct_pack(source_row := source_row, field := field, value := value), 3) as examples
from {findings}
where load_id = $load_id
group by severity, rule
order by severity, count desc, rule;
