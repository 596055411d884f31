-- The price lines of the kept cases, in the order of the file. A row that repeats another's line adds none.
create or replace temp table incoming_prices as
select case_id, row_number() over (partition by case_id order by _row, line) as position, {names}
from (
    select case_id, min(_row) as _row, line, {values}
    from price_texts
    where case_id is not null and case_id not in (select case_id from refused)
    group by all
);
