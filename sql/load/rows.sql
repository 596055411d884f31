-- Every row of the source in the fields of the record that it gives, and the case that it belongs to; what is wrong with it.
-- A case without an id is known by its decision, agency and party; else by party, agency, day and fine; else,
-- with no name or day to hold on to, by its document and its place in it. Masked names (某, *) identify nobody.
create or replace temp table cells as
with seen as (
    select *, {plain_values} {plain_row} as _is_plain, {filled} as _filled
    from {relation}
),
trimmed as (
    select {trimmed} {plain_names} _filled
    from seen
),
-- A text whose plain value is known already is null: what is null costs nothing.
texts as (
    select {cells} {plain_names} {is_data} as _filled
    from trimmed
),
-- A penalty in the place of an amount is no amount, but text of the penalty.
parted as (
    select {parted}
    from texts
),
read as (
    select {values} _filled, {faults} as _faults, {doubts} as _doubts
    from (select {joined} from parted)
),
-- Where an id is given there is nothing to make one of: what is null costs nothing.
told as (
    select *, {wanting}
        case when case_id is null then decision_no end as _decision_no,
        case when case_id is null then agency end as _agency,
        case when case_id is null then party end as _party
    from read
)
select
    {kept} _filled, _faults, _doubts,
    -- Each id is null where a part is that must be known: a number, and an agency or a party; a name that tells somebody, and a day.
    coalesce(
        case_id,
        made_id('decision', normal_text(decision_number(_decision_no)) || chr(31)
            || coalesce(normal_text(_agency), left(_party, 0)) || chr(31) || coalesce(normal_text(_party), '')),
        made_id('party', case when not is_masked(_party) then normal_text(_party) end || chr(31) || coalesce(normal_text(_agency), '') || chr(31)
            || cast(decided_on as varchar) || chr(31) || coalesce(cast(fine_yuan as varchar), ''))
    ) as case_id
from told;

-- Rows of a transaction that is still open are not numbered from 0.
set variable beginning = (select min(rowid) from cells);

create or replace temp table no_cases as
select {row} as _row from cells where not _filled;

-- Blank rows and those that are no case go; the rest keep their numbers.
delete from cells where _filled is distinct from true;

create or replace temp view texts as
select {row} as _row, {absent} *
from cells;

update cells
set case_id = made_id('document', $document || chr(31) || cast({row} as varchar))
where case_id is null and {row} in (select _row from texts where case_id is null and coalesce(decision_no, party, title, facts) is not null);
