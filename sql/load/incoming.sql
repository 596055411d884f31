-- The cases of the source, one row each, with what follows from other fields filled in.
create or replace temp table incoming as
with kept as (
    select *
    from coded
    where case_id is not null and case_id not in (select case_id from faults where case_id is not null)
),
merged as (
    select case_id, _row as source_row, {alone}
    from kept
    where case_id not in (select case_id from shared)
    union all
    select case_id, min(_row), {merged}
    from kept
    where case_id in (select case_id from shared)
    group by case_id
),
completed as (
    select merged.* replace (
        coalesce(given.type, merged.violation_type, finer.type) as violation_type,
        coalesce(merged.violation_subtype, nullif(given.subtype, '')) as violation_subtype,
        of_kind(list_concat(penalties, measures), {penalty_codes}) as penalties,
        of_kind(list_concat(penalties, measures), {measure_codes}) as measures,
        coalesce(violation_text, unknown_type) as violation_text,
        coalesce(fine_source, case when fine_yuan is not null then 'column' end) as fine_source,
        coalesce(confiscated_yuan, confiscated_gains_yuan + confiscated_goods_yuan,
            confiscated_gains_yuan, confiscated_goods_yuan) as confiscated_yuan,
        coalesce(status, case when status_text is not null then 'unknown'
            when decided_on is not null or source_kind = 'publicity' then 'decided' else 'unknown' end) as status
    )
    from merged
    left join violation_types as given on given.code = merged.violation_type
    left join violation_types as finer on finer.code = merged.violation_subtype
),
citations_of as (
    select case_id, list(struct_pack({citation_fields}) order by position) as citations
    from incoming_citations group by case_id
),
prices_of as (
    select case_id, list(struct_pack({price_fields}) order by position) as prices
    from incoming_prices group by case_id
)
select
    {fields}, source_row,
    hash({fields}, citations, prices) as digest
from completed
left join citations_of using (case_id)
left join prices_of using (case_id);
