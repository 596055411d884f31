-- Every distinct way to write penalties and measures, which stand in either list, and what of it is of which kind; of the
-- penalties that a sum may tell, whether those written lack it: 没收 alone may be either confiscation.
create or replace temp table sanctions as
with written as (
    select distinct penalties as written_penalties, measures as written_measures
    from case_texts
    where coalesce(penalties, measures) is not null
),
coded as (
    select written.*, list_concat(of_penalties.codes, of_measures.codes) as codes
    from written
    left join lists as of_penalties on of_penalties.field = 'penalties' and of_penalties.text = written_penalties
    left join lists as of_measures on of_measures.field = 'measures' and of_measures.text = written_measures
),
sorted as (
    select written_penalties, written_measures, of_kind(codes, {penalty_codes}) as penalties, of_kind(codes, {measure_codes}) as measures
    from coded
)
select
    *,
    not list_contains(penalties, 'fine') as lacks_fine,
    not list_has_any(penalties, ['confiscated_gains', 'confiscation']) as lacks_gains,
    not list_has_any(penalties, ['confiscated_goods', 'confiscation']) as lacks_goods
from sorted;
