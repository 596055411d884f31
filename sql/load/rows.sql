-- Every row of the source as text in the fields of the record, and the case that it belongs to.
-- A case without an id is known by its decision, agency and party; else by party, agency, day and fine; else,
-- with no name or day to hold on to, by its document and its place in it. Masked names (某, *) identify nobody.
create or replace temp table texts as
with cells as (
    select _row, {line} as _line, {cells}
    from {relation}
    where {filled}
),
marked as (
    select *, party is null or is_masked(party) as nameless
    from cells
)
select
    * exclude (case_id, nameless),
    coalesce(
        case_id,
        case
            when decision_no is not null and coalesce(agency, party) is not null then made_id('decision', [
                normal_text(decision_number(decision_no)), coalesce(normal_text(agency), ''), coalesce(normal_text(party), '')])
            when not nameless and read_date(decided_on) is not null then made_id('party', [
                normal_text(party), coalesce(normal_text(agency), ''), cast(read_date(decided_on) as varchar),
                coalesce(cast(try_cast(read_decimal(fine_yuan) as decimal(18, 2)) as varchar), '')])
            when coalesce(decision_no, party, title, facts) is not null
                then made_id('document', [$document, cast(_row as varchar)])
        end
    ) as case_id
from marked;
