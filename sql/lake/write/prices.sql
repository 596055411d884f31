-- The price lines of a part of a lake, under the year of their case.
select prices.*, cast($part as bigint) as part, year(coalesce(decided_on, published_on, filed_on, found_on)) as year
from prices
left join (select case_id, decided_on, published_on, filed_on, found_on from cases) using (case_id)
