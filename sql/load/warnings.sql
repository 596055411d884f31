-- Provisions that cannot be meant, or only on some days: of each legal basis of this load, what is doubtful from a day until another, and
-- whether a case without a day has it too.
create or replace temp table doubtful_citations as
with landed_readings as (
    select * from readings where basis in (select basis from landed)
),
numbered as (
    select basis, law_id, law, citation, try_cast(regexp_extract(article, '(\d+)(-\d+)?$', 1) as integer) as number
    from landed_readings
    where law_id is not null
),
spans as (
    select *,
        max(coalesce(effective_to, date '9999-12-31')) over earlier as covered,
        max(coalesce(effective_to, date '9999-12-31')) over (partition by law_id, short_name) as ended,
        max(last_article) over (partition by law_id, short_name) as longest,
        count(*) over (partition by law_id, short_name) = count(last_article) over (partition by law_id, short_name) as is_known
    from laws
    window earlier as (partition by law_id, short_name order by effective_from rows between unbounded preceding and 1 preceding)
),
uncovered as (
    select law_id, short_name, longest, coalesce(covered + 1, date '0001-01-01') as since, effective_from - 1 as until, false as without_day
    from spans
    where is_known and coalesce(covered < effective_from - 1, true)
    union all
    select law_id, short_name, any_value(longest), any_value(ended) + 1, date '9999-12-31', true
    from spans
    where is_known
    group by law_id, short_name
)
select basis, 'article_beyond_law' as rule, format('{{}} ({{}}: {{}})', citation, version, last_article) as value,
    effective_from as since, coalesce(effective_to, date '9999-12-31') as until, false as without_day
from numbered
join laws on laws.law_id = numbered.law_id and laws.short_name = numbered.law
where number > last_article
union all
select basis, 'article_beyond_law', format('{{}} ({{}}: {{}})', citation, law, longest), since, until, without_day
from numbered
join uncovered on uncovered.law_id = numbered.law_id and uncovered.short_name = numbered.law
where number > longest
union all
select basis, 'renumbered_article',
    format('{{}} ({{}}: {{}} → {{}})', citation, moved.until + 1, moved.article, replace(now, '|', ' / ')),
    moved.until + 1, moved.until + interval 2 year, true
from landed_readings as cited
join concordance as moved on moved.law_id = cited.law_id and moved.article = cited.article
union all
select basis, 'law_repealed', format('{{}} ({{}})', citation, ended), ended + interval 2 year + interval 1 day, date '9999-12-31', false
from landed_readings as cited
join (select distinct law_id, short_name, ended from spans) as law on law.law_id = cited.law_id and law.short_name = cited.law
where ended < date '9000-01-01'
union all
select basis, 'law_not_yet_in_force', format('{{}} ({{}})', citation, effective_from), date '0001-01-01', effective_from - 1, false
from landed_readings as cited
join laws on laws.law_id = cited.law_id and laws.short_name = cited.law and laws.version like '%公布';

-- What is doubtful in the cases of this load; the cases are kept.
create or replace temp table doubtful as
select _row, case_id, unnest(list_filter([
    {checks}
], lambda fault: fault is not null), recursive := true)
from coded
where ({broken}) and _row not in (select _row from apart where not is_kept)
union all by name
select _row, case_id, unnest(_doubts, recursive := true)
from texts
where _doubts is not null and _row not in (select _row from apart where not is_kept)
union all by name
select _row, case_id, unnest(list_filter([
    {price_checks}
], lambda fault: fault is not null), recursive := true)
from price_texts
where ({price_broken}) and _row not in (select _row from apart where not is_kept)
union all by name
select source_row as _row, case_id, unnest(list_filter([
    case when decided_on > $today then {{'rule': 'future_date', 'field': 'decided_on', 'value': cast(decided_on as varchar)}} end,
    case when published_on > $today then {{'rule': 'future_date', 'field': 'published_on', 'value': cast(published_on as varchar)}} end,
    case when filed_on > $today then {{'rule': 'future_date', 'field': 'filed_on', 'value': cast(filed_on as varchar)}} end,
    case when found_on > $today then {{'rule': 'future_date', 'field': 'found_on', 'value': cast(found_on as varchar)}} end,
    case when decided_on < found_on then {{'rule': 'decided_before_found', 'field': 'decided_on',
        'value': cast(decided_on as varchar) || ' < ' || cast(found_on as varchar)}} end,
    case when filed_on < found_on then {{'rule': 'days_out_of_order', 'field': 'filed_on',
        'value': cast(filed_on as varchar) || ' < ' || cast(found_on as varchar)}} end,
    case when decided_on < filed_on then {{'rule': 'days_out_of_order', 'field': 'decided_on',
        'value': cast(decided_on as varchar) || ' < ' || cast(filed_on as varchar)}} end,
    case when fine_yuan > 0 and fine_source = 'column' and is_confiscated_only(penalties) and not coalesce(list_contains(inferred, 'penalties'), false)
        then {{'rule': 'fine_not_listed', 'field': 'fine_yuan',
        'value': cast(fine_yuan as varchar) || ' (' || array_to_string(penalties, ';') || ')'}} end,
    case when published_on < decided_on then {{'rule': 'days_out_of_order', 'field': 'published_on',
        'value': cast(published_on as varchar) || ' < ' || cast(decided_on as varchar)}} end
], lambda fault: fault is not null), recursive := true)
from landed
where greatest(decided_on, published_on, filed_on, found_on) > $today or decided_on < found_on
    or filed_on < found_on or decided_on < filed_on or published_on < decided_on
    or fine_yuan > 0 and fine_source = 'column' and is_confiscated_only(penalties) and not coalesce(list_contains(inferred, 'penalties'), false)
union all by name
-- Of fines as they are, half of them neither too small nor that large: a whole column is in the wrong unit.
select min(source_row) as _row, null as case_id, 'fines_unlikely' as rule, 'fine_yuan' as field,
    format('{{}} (n = {{}})', cast(cast(median(fine_yuan) as decimal(18, 2)) as varchar), count(*)) as value
from landed
where fine_yuan > 0
having count(*) >= {few} and (median(fine_yuan) < {least} or median(fine_yuan) > {most})
union all by name
select source_row as _row, case_id, 'unknown_type' as rule, 'violation_type' as field, unknown_type as value
from untyped
where unknown_type is not null and source_row not in (select source_row from typed)
union all by name
select source_row as _row, case_id, 'same_as_unknown' as rule, 'same_as' as field, same_as as value
from landed
where same_as is not null and same_as not in (select case_id from cases)
union all by name
select source_row as _row, case_id, 'party_code_check' as rule, 'party_code' as field, party_code as value
from landed
where regexp_full_match(upper(party_code), '[0-9A-HJ-NPQRTUWXY]{{18}}') and not has_check_character(upper(party_code))
union all by name
select _row, case_id, rule, field, value
from emptied
union all by name
select _row, case_id, 'told_otherwise' as rule, cast(null as varchar) as field, value
from replaced
union all by name
select source_row as _row, case_id, 'sale_price_without_unit' as rule, 'unit' as field, product as value
from incoming_prices join landed using (case_id)
where sale_price is not null and unit is null
union all by name
select _row, case_id, 'unknown_key' as rule, 'prices' as field, key as value
from (
    select distinct _row, case_id, unnest(json_keys(price)) as key
    from (
        select _row, case_id, unnest(from_json(prices, '["JSON"]')) as price
        from texts
        where prices is not null and _row not in (select _row from apart where not is_kept)
    )
)
where not list_contains([{price_keys}], key) and not starts_with(key, '_')
union all by name
select source_row as _row, case_id, 'units_differ' as rule, 'purchase_unit' as field, purchase_unit || ' / ' || unit as value
from incoming_prices join landed using (case_id)
where purchase_unit <> unit
union all by name
select source_row as _row, case_id, 'rate_unexplained' as rule, 'stated_' || rate || '_pct' as field,
    format('stated {{}}, computed {{}}', round(stated, 2), computed) as value
from gaps join landed using (case_id)
where gap_kind = 'unexplained'
union all by name
select source_row as _row, case_id, 'type_and_subtype_differ' as rule, 'violation_subtype' as field,
    violation_type || ' / ' || violation_subtype as value
from landed
join violation_types as types on types.code = violation_subtype and types.type <> violation_type
union all by name
select _row, case_id, 'citation_unread' as rule,
    case when citations is null then 'basis_text' else 'citations' end as field, coalesce(citations, basis_text) as value
from texts
where coalesce(citations, basis_text) in (select text from legal_texts where number not in (select number from citations_read))
    and _row not in (select _row from apart where not is_kept)
union all by name
select source_row as _row, case_id,
    case when is_ten_thousandfold(from_column, from_text) then 'fine_ten_thousandfold' else 'fine_conflict' end as rule,
    'fine_yuan' as field, format('{{}} / {{}}', cast(from_column as varchar), cast(from_text as varchar)) as value
from (
    select case_texts.source_row, case_id, fine_yuan as from_column, in_fen(stated.fine) as from_text
    from case_texts
    join stated on stated.text = case_texts.penalty_text
    where fine_source is null and case_id in (select case_id from landed where fine_source = 'conflict')
)
union all by name
select source_row as _row, case_id, 'replaced_sum_unclear' as rule, 'penalty_text' as field, cast(in_fen(unclear) as varchar) as value
from landed
join stated on stated.text = landed.penalty_text
-- What the reader of the bulletin found already is not told twice.
where unclear is not null and not coalesce(contains(doubts, 'replaced_sum_unclear'), false)
union all by name
select source_row as _row, case_id, 'words_and_digits_differ' as rule, 'penalty_text' as field,
    format('{{}} / {{}}', cast(in_words_yuan as varchar), cast(in_digits_yuan as varchar)) as value
from landed
where in_words_yuan <> in_digits_yuan
union all by name
-- Goods that are confiscated may have a value without being part of what is paid.
select source_row as _row, case_id, 'parts_differ' as rule, 'combined_yuan' as field,
    format('{{}} / {{}}', cast(combined_yuan as varchar), concat_ws(' + ', cast(fine_yuan as varchar), cast(confiscated_yuan as varchar))) as value
from landed
where combined_yuan < fine_yuan - 1
    or abs(combined_yuan - fine_yuan - confiscated_yuan) > 1
        and abs(combined_yuan - fine_yuan - coalesce(confiscated_gains_yuan, confiscated_yuan)) > 1
union all by name
select source_row as _row, case_id, 'penalty_contradicted' as rule, 'penalty_text' as field, penalty_text as value
from landed
join stated on stated.text = landed.penalty_text
join imposed on imposed.number = stated.imposed
where imposed.told in ('exempted', 'closed', 'transferred') and landed.status = 'decided'
union all by name
select landed.source_row as _row, landed.case_id, told.rule, 'citations' as field, told.value
from landed
join doubtful_citations as told on told.basis = landed.basis
where case when coalesce(decided_on, published_on, filed_on, found_on) is null then told.without_day
    else coalesce(decided_on, published_on, filed_on, found_on) between told.since and told.until end
union all by name
select source_row as _row, case_id, coalesce(doubt ->> 'rule', 'doubt') as rule, doubt ->> 'field' as field,
    coalesce(doubt ->> 'value', doubt ->> 'span') as value,
    coalesce(doubt ->> 'message', case when json_type(doubt) = 'VARCHAR' then doubt ->> '$' end) as message
from (select source_row, case_id, unnest(from_json(doubts, '["JSON"]')) as doubt from landed where doubts is not null)
-- What a load finds by itself is not told twice.
where coalesce(doubt ->> 'rule', '') not in ('rate_unexplained', 'decided_before_found', 'days_out_of_order');
