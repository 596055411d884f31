-- built on: similar
-- The case and those most like it, with the place of each fine among them all: rank from the highest, percentile as the share of the others below, equals
-- half. Most in common first, then the nearest base, then the nearest day.
with class as (
    select
        c.*,
        case when same_subtype then 1 else 0 end + case when same_party then 1 else 0 end
            + case when same_discretion then 1 else 0 end + case when same_base then 1 else 0 end as in_common
    from compared_with as c
    where c.level = $alike and (not $by_subtype or same_subtype) and (not $by_party or same_party)
        and (not $by_discretion or same_discretion) and (not $by_base or same_base)
),
placed as (
    select
        case_id, fine,
        rank() over (order by fine desc) as rank,
        rank() over (order by fine) - 1 + (count(*) over (partition by fine) - 1) / 2.0 as below,
        count(*) over () - 1 as others
    from (
        select case_id, fine from class
        union all select case_id, fine from own where fine is not null
    )
)
select
    own.case_id as case_id, placed.rank, percent_of(placed.below, placed.others) as percentile,
    (select count(*) from class) as n, true as is_own, true as same_subtype, true as same_party, true as same_discretion, true as same_base, 0 as place
from own
left join placed on placed.case_id = own.case_id
union all
select case_id, rank, percentile, n, false, same_subtype, same_party, same_discretion, same_base, place
from (
    select
        class.case_id, placed.rank, percent_of(placed.below, placed.others) as percentile, placed.others as n,
        class.same_subtype, class.same_party, class.same_discretion, class.same_base,
        row_number() over (
            order by in_common desc, base_ratio is null, base_ratio, abs(datediff('day', class.decided_on, $day)), class.case_id
        ) as place
    from class
    join placed on placed.case_id = class.case_id
)
where place <= $most
order by place
