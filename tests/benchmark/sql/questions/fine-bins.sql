-- How many fines lie in each range.
with bounds as (
    select number, from_yuan, lead(from_yuan) over (order by number) as to_yuan
    from (
        select generate_subscripts(limits, 1) as number, cast(unnest(limits) as decimal(18, 2)) as from_yuan
        from (select [0, 3000, 5000, 10000, 50000, 100000, 200000, 500000, 1000000, 3000000] as limits)
    )
),
fines as (
    select
        case
            when fine_yuan < 3000 then 1
            when fine_yuan < 5000 then 2
            when fine_yuan < 10000 then 3
            when fine_yuan < 50000 then 4
            when fine_yuan < 100000 then 5
            when fine_yuan < 200000 then 6
            when fine_yuan < 500000 then 7
            when fine_yuan < 1000000 then 8
            when fine_yuan < 3000000 then 9
            else 10 end as number,
        count(*) as cases
    from cases
    where status = 'decided' and same_as is null and fine_yuan > 0 and fine_joint is not true
    group by number
),
counted as (
    select
        number, from_yuan, to_yuan,
        coalesce(cases, 0) as cases,
        coalesce(sum(cases) over (order by number), 0)::double as up_to,
        nullif(sum(cases) over (), 0)::double as fined
    from bounds
    left join fines using (number)
)
select
    'all' as key, from_yuan, to_yuan, cases,
    round(cast(100.0 * cases::double / fined as decimal(24, 6)), 2) as share_pct,
    round(cast(100.0 * up_to / fined as decimal(24, 6)), 2) as cumulative_pct
from counted
order by number
