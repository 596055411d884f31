-- The cases whose type no code tells, and the words for it that may.
create or replace temp table untyped as
select
    case_id, source_row, case when violation_type_code is null then violation_type end as unknown_type, violation_text
from coded_cases
where violation_type_code is null and violation_subtype_code is null;

-- What words tell, each once, and the rows that they tell it of: there may be millions, and nothing of them is long.
create or replace temp table told_types (told integer, type varchar, subtype varchar, matched varchar);
create or replace temp table typed (source_row bigint, told integer);

-- Their prose, which is long, of those that no words have typed.
create or replace temp view untold as
select source_row, title, facts
from case_texts
where source_row in (select source_row from untyped where source_row not in (select source_row from typed));
