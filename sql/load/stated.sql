-- What each penalty text states in yuan: the sums of its skeleton, with the numbers that stand in their places; and what it
-- imposes, by number.
create or replace temp table stated as
select text, imposed, {sums}
from penalty_texts
join sums_read using (skeleton)
where is_whole
union all by name
select * from sums_alone;
