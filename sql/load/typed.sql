-- The cases whose type one field tells.
insert into told_types
select (select count(*) from told_types) + row_number() over (), *
from (
    select type, subtype, matched from types_read
    except
    select type, subtype, matched from told_types
);

insert into typed
select cases_told.source_row, told_types.told
from types_read
join told_types
    on told_types.type = types_read.type and told_types.matched = types_read.matched
    and told_types.subtype is not distinct from types_read.subtype
join telling on telling.number = types_read.number
join {relation} as cases_told on cases_told.{source} = telling.text
where cases_told.source_row not in (select source_row from typed);
