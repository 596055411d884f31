-- The cases whose type no code tells, and the words for it that may.
create or replace temp table untyped as
select
    case_id, source_row, case when violation_type_code is null then violation_type end as unknown_type, violation_text
from coded_cases
where violation_type_code is null and violation_subtype_code is null;

create or replace temp table typed (case_id varchar, type varchar, subtype varchar, matched varchar);

-- Their prose, which is long, of those that no words have typed.
create or replace temp view untold as
select case_id, title, facts
from case_texts
where case_id in (select case_id from untyped where case_id not in (select case_id from typed));
