-- Every distinct way to write penalties and measures, which stand in either list, and what of it is of which kind.
create or replace temp table sanctions as
select written_penalties, written_measures, of_kind(codes, {penalty_codes}) as penalties, of_kind(codes, {measure_codes}) as measures
from (
    select distinct penalties as written_penalties, measures as written_measures, list_concat(penalties_code, measures_code) as codes
    from coded_cases
    where coalesce(penalties, measures) is not null
);
