-- Every distinct way to write penalties and measures, which stand in either list, and what of it is of which kind.
create or replace temp table sanctions as
select written_penalties, written_measures, of_kind(codes, {penalty_codes}) as penalties, of_kind(codes, {measure_codes}) as measures
from (
    select written_penalties, written_measures, list_concat(of_penalties.codes, of_measures.codes) as codes
    from (
        select distinct penalties as written_penalties, measures as written_measures
        from case_texts
        where coalesce(penalties, measures) is not null
    )
    left join lists as of_penalties on of_penalties.field = 'penalties' and of_penalties.text = written_penalties
    left join lists as of_measures on of_measures.field = 'measures' and of_measures.text = written_measures
);
