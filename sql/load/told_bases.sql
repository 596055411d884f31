-- Each case whose facts tell a base of a fine, and what they tell, but for what a column would be refused for as too large.
create or replace temp table told_bases as
with told as (
    select source_row, {sums}
    from based
    join base_skeletons using (skeleton)
    join bases_read using (number)
    where is_whole
    union all by name
    select based.source_row, bases_alone.* exclude (number)
    from based
    join base_texts using (text)
    join bases_alone using (number)
)
select source_row, {fitting}
from told;

drop table based;
