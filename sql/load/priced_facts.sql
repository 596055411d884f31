-- The distinct facts that speak of a price, of cases without a price line, numbered.
create or replace temp table priced_facts as
select facts, row_number() over () as number
from (
    select distinct facts
    from merged
    where regexp_matches(facts, '[元圆块角]|\d\s*分')
        and regexp_matches(facts, '价|购进|采购|进货|销售|出售|售出|卖|收取')
        and case_id not in (select case_id from incoming_prices)
);
