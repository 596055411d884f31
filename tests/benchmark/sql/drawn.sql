-- One row a case of `numbered`: what happened to whom, drawn by the number of the case.
-- A later version is fined otherwise.
create or replace temp view drawn as
with choices as (
    select
        i, j,
        pick('themes', j) as theme,
        case when version = 0 or getvariable('fined')[pick('kinds', j) + 1] then pick('kinds', j) else 0 end as kind,
        draw(j, 'product') % 12 as own_product,
        j % (select count(*) from slots) as slot,
        j // (select count(*) from slots) as round,
        date '2022-03-01' + cast(draw(j, 'day') % 1461 as integer) as decided,
        20 + cast(draw(j, 'found') % 140 as integer) as days,
        30 + cast(draw(j, 'made') % 370 as integer) as age,
        2 + draw(j, 'number') % 58 as number,
        1 + cast(floor(300 * pow(part(j, 'quantity'), 2)) as bigint) as quantity,
        greatest(0.5, round(exp(2.5 + 0.9 * normal(j, 'buy')), 1)) as buy,
        greatest(60, exp(8.7 + 1.15 * normal(j + 1000000000000 * version, 'fine'))) as lognormal
    from numbered
)
select
    * exclude (lognormal, days, age),
    decided - days as found,
    decided - days - age as made,
    cast(round(buy * (1.2 + 3 * pow(part(j, 'sell'), 2)), 1) as double) as sell,
    cast(case
        when part(j, 'rounding') < share('whole_thousands') then greatest(1000, round(lognormal, -3))
        when part(j, 'rounding') < share('whole_thousands') + share('whole_hundreds')
            then greatest(100, round(lognormal, -2))
        else lognormal end as decimal(18, 2)) as fine,
    case when happens(j, 'unknown_words') then -ranked(getvariable('unknown')[theme + 1], j, 'words')
        else ranked(getvariable('known')[theme + 1], j, 'words') end as violation_no,
    ranked({bases}, j, 'basis') as basis_no,
    happens(j, 'individual') as is_individual
from choices;
