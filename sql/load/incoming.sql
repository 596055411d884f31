-- The price lines of each case, gathered before the cases are: a list of them cannot give way to the disk while it is made.
create or replace temp table prices_of as
select case_id, list_sort(list(struct_pack({price_fields}))) as prices
from incoming_prices
group by case_id;

-- The cases of the source as they are stored, with what follows from other fields filled in, and what is masked as it is known already.
-- What is joined to them stands on the right: that is gathered in memory, and never the cases.
create or replace temp view incoming as
with merged as (
    select case_id, source_row, citations, penalties as written_penalties, measures as written_measures, {values}
    from coded_cases
),
completed as (
    select merged.* replace (
        decision_number(merged.decision_no) as decision_no,
        coalesce(decision_no_as_written, nullif(merged.decision_no, decision_number(merged.decision_no))) as decision_no_as_written,
        nullif(merged.same_as, merged.case_id) as same_as,
        case when unknown_type is null then coalesce(given.type, merged.violation_type, finer.type, told_types.type)
            else coalesce(told_types.type, finer.type, merged.violation_type) end as violation_type,
        coalesce(merged.violation_subtype, nullif(given.subtype, ''), told_types.subtype) as violation_subtype,
        coalesce(violation_text, unknown_type) as violation_text,
        coalesce(violation_matched, told_types.matched) as violation_matched,
        coalesce(nullif(merged.party_kind, 'unknown'), told_kind(party_code, party), merged.party_kind) as party_kind,
        places.place_province as province,
        places.place_city as city,
        places.place_county as county,
        case
            when imposed.number is null or merged.status in {unpunished} then sanctions.penalties
            when sanctions.penalties is null then without_zero(imposed.penalties, coalesce(merged.fine_yuan, stated.fine))
            when lacks_fine and stated.fine > 0 or lacks_gains and stated.confiscated_gains > 0 or lacks_goods and stated.confiscated_goods > 0
                then list_sort(list_concat(sanctions.penalties, list_filter([
                    case when lacks_fine and stated.fine > 0 then 'fine' end,
                    case when lacks_gains and stated.confiscated_gains > 0 then 'confiscated_gains' end,
                    case when lacks_goods and stated.confiscated_goods > 0 then 'confiscated_goods' end
                ], lambda code: code is not null)))
            else sanctions.penalties end as penalties,
        case when sanctions.penalties is null and sanctions.measures is null then imposed.measures else sanctions.measures end as measures,
        coalesce(merged.discretion, imposed.discretion) as discretion,
        fine_of(merged.fine_yuan, in_fen(stated.fine)) as fine_yuan,
        coalesce(fine_source, source_of(merged.fine_yuan, in_fen(stated.fine))) as fine_source,
        coalesce(confiscated_gains_yuan, in_fen(stated.confiscated_gains)) as confiscated_gains_yuan,
        coalesce(confiscated_goods_yuan, in_fen(stated.confiscated_goods)) as confiscated_goods_yuan,
        coalesce(confiscated_yuan,
            coalesce(confiscated_gains_yuan, in_fen(stated.confiscated_gains)) + coalesce(confiscated_goods_yuan, in_fen(stated.confiscated_goods)),
            confiscated_gains_yuan, in_fen(stated.confiscated_gains), confiscated_goods_yuan, in_fen(stated.confiscated_goods),
            in_fen(stated.confiscated)) as confiscated_yuan,
        coalesce(combined_yuan, case when merged.fine_yuan is null or stated.fine is not null then in_fen(stated.combined) end) as combined_yuan,
        coalesce(refund_yuan, in_fen(stated.refund)) as refund_yuan,
        coalesce(illegal_gains_yuan, in_fen(stated.illegal_gains), in_fen(told_bases.illegal_gains)) as illegal_gains_yuan,
        coalesce(goods_value_yuan, in_fen(stated.goods_value), in_fen(told_bases.goods_value)) as goods_value_yuan,
        coalesce(sales_yuan, in_fen(stated.sales), in_fen(told_bases.sales)) as sales_yuan,
        coalesce(illegal_turnover_yuan, in_fen(stated.illegal_turnover), in_fen(told_bases.illegal_turnover)) as illegal_turnover_yuan,
        coalesce(advertising_fee_yuan, in_fen(stated.advertising_fee), in_fen(told_bases.advertising_fee)) as advertising_fee_yuan,
        coalesce(status, case when status_text is not null then 'unknown'
            when imposed.told in ('exempted', 'closed', 'transferred', 'withdrawn') then imposed.told
            when decided_on is not null then 'decided'
            when {proposed} then 'proposed'
            when source_kind = 'publicity' then 'decided'
            when stated.imposed is not null and imposed.number is null or is_notice(merged.decision_no) then 'unknown'
            when is_decision(merged.decision_no) then 'decided'
            when {pending} then 'unknown'
            when sanctions.penalties is not null or imposed.penalties is not null
                or greatest(merged.fine_yuan, stated.fine, merged.confiscated_gains_yuan, merged.confiscated_goods_yuan,
                    merged.confiscated_yuan, merged.combined_yuan) > 0 then 'decided'
            else 'unknown' end) as status
    ),
    {given},
    in_fen(stated.in_words) as in_words_yuan,
    in_fen(stated.in_digits) as in_digits_yuan
    from merged
    left join violation_types as given on given.code = merged.violation_type
    left join violation_types as finer on finer.code = merged.violation_subtype
    left join typed on typed.source_row = merged.source_row
    left join told_types on told_types.told = typed.told
    left join sanctions
        on sanctions.written_penalties is not distinct from merged.written_penalties
        and sanctions.written_measures is not distinct from merged.written_measures
    left join stated on stated.text = merged.penalty_text
    left join told_bases on told_bases.source_row = merged.source_row
    left join imposed
        on imposed.number = stated.imposed
        and case
            when imposed.told in ('exempted', 'closed', 'transferred') then sanctions.penalties is null and coalesce(greatest(merged.fine_yuan, merged.confiscated_gains_yuan,
                merged.confiscated_goods_yuan, merged.confiscated_yuan, merged.combined_yuan), 0) = 0
            when imposed.told = 'proposed' then coalesce(merged.status = 'proposed', false)
            else true end
    left join places
        on places.agency is not distinct from merged.agency and places.agency_code is not distinct from merged.agency_code
        and places.province is not distinct from merged.province and places.city is not distinct from merged.city
        and places.county is not distinct from merged.county
),
-- What is masked never takes the place of what is known: a text that is the stored one, masked, means the stored one.
remembered as (
    select stored.party as stored_party, stored.person as stored_person, completed.* replace (
        {remembered}
        case
            when completed.inferred is null then nullif(string_split(concat_ws(',', {inferred}), ','), [''])
            else of_kind(list_concat(completed.inferred, [{inferred}]), {fillable}) end as inferred
    )
    from completed
    left join (
        select case_id, person, person_mask, {masked}
        from cases
        where case_id in (select case_id from case_texts)
    ) as stored on stored.case_id = completed.case_id
    left join (select distinct case_id from told_lines) as told on told.case_id = completed.case_id
)
select
    {fields}, remembered.source_row,
    cited.basis,
    coalesce(named.person, case when party = stored_party then stored_person end) as person,
    hash({fields}, cited.digest, prices) as digest,
    in_words_yuan, in_digits_yuan
from remembered
left join cited
    on cited.of_citations is not distinct from remembered.citations and cited.of_basis_text is not distinct from remembered.basis_text
left join prices_of using (case_id)
left join named on named.source_row = remembered.source_row;
