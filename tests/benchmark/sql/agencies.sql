-- The agencies of the places, with their codes.
create or replace temp table agencies as
select
    *,
    concat(place, '市场监督管理局') as agency,
    unified_code(concat('11', region, '00', 1000000 + draw(agency_no, 'code') % 8999999), 0) as agency_code
from places;
