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
        fine_of(merged.fine_yuan, in_fen(stated.fine)) as fine_yuan,
        coalesce(fine_source, source_of(merged.fine_yuan, in_fen(stated.fine))) as fine_source,
        coalesce(confiscated_gains_yuan, in_fen(stated.confiscated_gains)) as confiscated_gains_yuan,
        coalesce(confiscated_goods_yuan, in_fen(stated.confiscated_goods)) as confiscated_goods_yuan,
        coalesce(confiscated_yuan, confiscated_gains_yuan + confiscated_goods_yuan, confiscated_gains_yuan, confiscated_goods_yuan,
            in_fen(stated.confiscated_gains) + in_fen(stated.confiscated_goods), in_fen(stated.confiscated_gains),
            in_fen(stated.confiscated_goods), in_fen(stated.confiscated)) as confiscated_yuan,
        coalesce(combined_yuan, case when merged.fine_yuan is null then in_fen(stated.combined) end) as combined_yuan,
        coalesce(refund_yuan, in_fen(stated.refund)) as refund_yuan,
        coalesce(illegal_gains_yuan, in_fen(stated.illegal_gains)) as illegal_gains_yuan,
        coalesce(goods_value_yuan, in_fen(stated.goods_value)) as goods_value_yuan,
        coalesce(sales_yuan, in_fen(stated.sales)) as sales_yuan,
        coalesce(illegal_turnover_yuan, in_fen(stated.illegal_turnover)) as illegal_turnover_yuan,
        coalesce(advertising_fee_yuan, in_fen(stated.advertising_fee)) as advertising_fee_yuan,
        coalesce(status, case when status_text is not null then 'unknown'
            when decided_on is not null or source_kind = 'publicity' then 'decided' else 'unknown' end) as status
    )
    from merged
    left join violation_types as given on given.code = merged.violation_type
    left join violation_types as finer on finer.code = merged.violation_subtype
    left join stated on stated.text = merged.penalty_text
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
