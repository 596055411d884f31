-- The cases whose type no code tells, and their texts that may.
create or replace temp table untyped as
select
    case_id, source_row, case when violation_type_code is null then violation_type end as unknown_type, violation_text, title, facts
from coded_cases
where violation_type_code is null and violation_subtype_code is null;

create or replace temp table typed (case_id varchar, type varchar, subtype varchar, matched varchar);
