-- What is doubtful in the cases of this load; the cases are kept.
create or replace temp table doubtful as
select _row, case_id, unnest(list_filter([
    {checks}
], lambda fault: fault is not null), recursive := true)
from coded
where case_id in (select case_id from incoming) and ({broken})
union all by name
select _row, case_id, unnest(list_filter([
    {price_checks}
], lambda fault: fault is not null), recursive := true)
from price_texts
where case_id in (select case_id from incoming) and ({price_broken})
union all by name
select source_row as _row, case_id, unnest(list_filter([
    case when decided_on > $today then {{'rule': 'future_date', 'field': 'decided_on', 'value': cast(decided_on as varchar)}} end,
    case when published_on > $today then {{'rule': 'future_date', 'field': 'published_on', 'value': cast(published_on as varchar)}} end,
    case when filed_on > $today then {{'rule': 'future_date', 'field': 'filed_on', 'value': cast(filed_on as varchar)}} end,
    case when found_on > $today then {{'rule': 'future_date', 'field': 'found_on', 'value': cast(found_on as varchar)}} end,
    case when decided_on < found_on then {{'rule': 'decided_before_found', 'field': 'decided_on',
        'value': cast(decided_on as varchar) || ' < ' || cast(found_on as varchar)}} end
], lambda fault: fault is not null), recursive := true)
from incoming
union all by name
select source_row as _row, case_id, 'unknown_type' as rule, 'violation_type' as field, unknown_type as value
from merged
where unknown_type is not null and violation_subtype is null and case_id not in (select case_id from typed)
union all by name
select source_row as _row, incoming.case_id, 'same_as_unknown' as rule, 'same_as' as field, same_as as value
from incoming
where same_as is not null and same_as not in (select case_id from cases)
union all by name
select source_row as _row, case_id, 'party_code_check' as rule, 'party_code' as field, party_code as value
from incoming
where regexp_full_match(upper(party_code), '[0-9A-HJ-NPQRTUWXY]{{18}}') and not has_check_character(upper(party_code))
union all by name
select _row, case_id, rule, field, value
from emptied
union all by name
select source_row as _row, case_id, 'sale_price_without_unit' as rule, 'unit' as field, product as value
from incoming_prices join incoming using (case_id)
where sale_price is not null and unit is null
union all by name
select _row, case_id, 'unknown_key' as rule, 'prices' as field, key as value
from (
    select distinct _row, case_id, unnest(json_keys(price)) as key
    from (
        select _row, case_id, unnest(from_json(prices, '["JSON"]')) as price
        from texts
        where prices is not null and case_id in (select case_id from incoming)
    )
)
where not list_contains([{price_keys}], key) and not starts_with(key, '_')
union all by name
select source_row as _row, case_id, 'units_differ' as rule, 'purchase_unit' as field, purchase_unit || ' / ' || unit as value
from incoming_prices join incoming using (case_id)
where purchase_unit <> unit
union all by name
select source_row as _row, case_id, 'rate_unexplained' as rule, 'stated_' || rate || '_pct' as field,
    format('stated {{}}, computed {{}}', round(stated, 2), computed) as value
from gaps join incoming using (case_id)
where gap_kind = 'unexplained'
union all by name
select source_row as _row, case_id, 'type_and_subtype_differ' as rule, 'violation_subtype' as field,
    violation_type || ' / ' || violation_subtype as value
from incoming
join violation_types as types on types.code = violation_subtype and types.type <> violation_type
union all by name
select _row, case_id, 'citation_unread' as rule, 'citations' as field, citations as value
from texts
where citations is not null and citations not in (select text from readings) and case_id in (select case_id from incoming)
union all by name
select _row, case_id, 'citation_unread' as rule, 'basis_text' as field, basis_text as value
from texts
where citations is null and basis_text is not null and basis_text not in (select text from readings) and case_id in (select case_id from incoming)
union all by name
select source_row as _row, case_id,
    case when is_ten_thousandfold(from_column, from_text) then 'fine_ten_thousandfold' else 'fine_conflict' end as rule,
    'fine_yuan' as field, format('{{}} / {{}}', cast(from_column as varchar), cast(from_text as varchar)) as value
from (
    select source_row, incoming.case_id, in_fen(read_decimal(written.fine)) as from_column, in_fen(stated.fine) as from_text
    from incoming
    join (select case_id, max(fine_yuan) as fine, max(fine_source) as source from texts group by case_id) as written using (case_id)
    join stated on stated.text = incoming.penalty_text
    where written.source is null
)
where from_column <> from_text
union all by name
select source_row as _row, case_id, 'article_beyond_law' as rule, 'citations' as field,
    format('{{}} ({{}}: {{}})', citation, coalesce(version, law), coalesce(last_article, longest)) as value
from versions
join incoming using (case_id)
left join (
    select law_id, short_name as law, case when count(*) = count(last_article) then max(last_article) end as longest
    from laws
    group by law_id, short_name
) as lengths using (law_id, law)
where try_cast(regexp_extract(article, '(\d+)(-\d+)?$', 1) as integer) > case when version is null then longest else last_article end
union all by name
select source_row as _row, case_id, 'renumbered_article' as rule, 'citations' as field,
    format('{{}} ({{}}: {{}} → {{}})', citation, until + 1, moved.article, replace(now, '|', ' / ')) as value
from versions
join incoming using (case_id)
join concordance as moved on moved.law_id = versions.law_id and moved.article = versions.article
where day is null or (day > until and day <= until + interval 2 year)
union all by name
select source_row as _row, case_id, 'law_repealed' as rule, 'citations' as field,
    format('{{}} ({{}})', citation, repealed) as value
from versions
join incoming using (case_id)
join (
    select law_id, short_name as law, max(coalesce(effective_to, date '9999-12-31')) as repealed
    from laws
    group by law_id, short_name
) as ended using (law_id, law)
where day > repealed + interval 2 year
union all by name
select source_row as _row, case_id, 'law_not_yet_in_force' as rule, 'citations' as field,
    format('{{}} ({{}})', citation, effective_from) as value
from versions
join incoming using (case_id)
join laws on laws.law_id = versions.law_id and laws.short_name = versions.law and laws.version like '%公布'
where day < effective_from
union all by name
select source_row as _row, case_id, coalesce(doubt ->> 'rule', 'doubt') as rule, doubt ->> 'field' as field,
    coalesce(doubt ->> 'value', doubt ->> 'span') as value, coalesce(doubt ->> 'message', doubt ->> '$') as message
from (select source_row, case_id, unnest(from_json(doubts, '["JSON"]')) as doubt from incoming where doubts is not null);
