-- How fines are distributed, by violation type.
with shown as (
    select
        violation_type as key,
        status = 'decided' as is_decided,
        case when status = 'decided' then fine_yuan end as fine,
        case when status = 'decided' and fine_yuan > 0 and fine_joint is not true then fine_yuan end as single,
        status = 'decided' and fine_yuan is null as is_unstated,
        combined_yuan is not null as is_combined,
        coalesce(len(penalties) > 0 and not list_contains(penalties, 'fine'), false) as has_other_penalties,
        fine_joint
    from cases
    where status <> 'withdrawn' and same_as is null
),
counted as (
    select
        key,
        count(*) as cases,
        count(*) filter (where is_decided) as decided,
        count(*) filter (where fine > 0) as fined,
        count(*) filter (where fine = 0 or (is_unstated and not is_combined and has_other_penalties)) as no_fine,
        count(*) filter (where is_unstated and not is_combined and not has_other_penalties) as not_stated,
        count(*) filter (where is_unstated and is_combined) as combined_only,
        count(*) filter (where fine > 0 and fine_joint) as joint,
        coalesce(sum(fine), 0) as total_yuan,
        cast(sum(single) as double) / nullif(count(single), 0) as mean_yuan,
        min(single) as min_yuan,
        quantile_cont(single::double, [0.1, 0.25, 0.5, 0.75, 0.9]) as quantiles,
        max(single) as max_yuan
    from shown
    group by key
)
select
    key, cases, decided, fined, no_fine, not_stated, combined_only, joint, total_yuan,
    round(cast(mean_yuan as decimal(24, 6)), 2) as mean_yuan,
    min_yuan,
    round(cast(quantiles[1] as decimal(24, 6)), 2) as p10_yuan,
    round(cast(quantiles[2] as decimal(24, 6)), 2) as p25_yuan,
    round(cast(quantiles[3] as decimal(24, 6)), 2) as median_yuan,
    round(cast(quantiles[4] as decimal(24, 6)), 2) as p75_yuan,
    round(cast(quantiles[5] as decimal(24, 6)), 2) as p90_yuan,
    max_yuan
from counted
order by key is null, cases desc, key
