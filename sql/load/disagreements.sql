-- Rows of one case that contradict each other: every row of that case is refused.
insert into faults
with found as (
    select _row, case_id, unnest(list_filter([
        {checks}
    ], lambda fault: fault is not null)) as fault
    from (
        select min(_row) as _row, max(_row) as last_row, case_id{spans}
        from coded
        where case_id in (select case_id from shared)
        group by case_id
    )
)
select _row, case_id, 'rows_disagree', fault.field, fault.value from found;
