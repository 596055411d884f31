-- The cases without a price line whose facts speak of a price; and those facts, each once, numbered.
create or replace temp table priced as
select case_id, facts
from case_texts
where {wanted} and regexp_matches(facts, '[元圆圓块塊角¥￥]|\d\s*分')
    and regexp_matches(facts, '价|價|购进|購進|采购|採購|进货|進貨|销售|銷售|出售|售出|卖|賣|收取')
    and case_id not in (select case_id from incoming_prices);

create or replace temp table priced_facts as
select facts, row_number() over () as number
from (select distinct facts from priced);
