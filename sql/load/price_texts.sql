-- Price lines as text: those inline in a row, then those of a JSON list.
create or replace temp table price_texts as
with written as (
    select _row, case_id, 0 as line, {inline}
    from texts
    union all by name
    select _row, case_id, line, {nested}
    from (
        select
            _row, case_id,
            unnest(from_json(prices, '["JSON"]')) as price,
            generate_subscripts(from_json(prices, '["JSON"]'), 1) as line
        from texts
        where json_valid(prices) and starts_with(prices, '[')
    )
)
select *
from written
where coalesce({inline}) is not null;
