-- title: Fines at round sums | 罚款集中点
-- by: optional
-- How many fines stand at round sums, and the commonest fine.
-- method: Over single fines stated and above zero. A multiple of 10,000 yuan is one of 1,000 and of 100 as well: the shares do not add up.
-- method: Round sums say that a figure was chosen, not computed as a multiple of a base; a fine at a statutory limit is often round,
-- method: too. A test of first digits (Benford) does not fit, as minimum and maximum fines bind.
-- key | {key}
-- fined | 单笔罚款（件） | Single fines
-- whole_wan | 整万元（件） | Multiples of 10,000 yuan
-- whole_wan_pct | 整万元占比（%） | of the single fines
-- whole_thousand | 整千元（件） | Multiples of 1,000 yuan
-- whole_thousand_pct | 整千元占比（%） | of the single fines
-- whole_hundred | 整百元（件） | Multiples of 100 yuan
-- whole_hundred_pct | 整数金额占比（%） | of the single fines
-- commonest_yuan | 最常见罚款（元） | The fine that most cases have, the least of several
-- commonest | 最常见罚款（件） | Cases with it
-- commonest_pct | 最常见罚款占比（%） | of the single fines
with amounts as (
    select key, single_fine, count(*) as cases, row_number() over (partition by key order by count(*) desc, single_fine) as place
    from grouped
    where single_fine is not null
    group by key, single_fine
),
counted as (
    select
        key,
        cast(sum(cases) as bigint) as fined,
        cast(coalesce(sum(case when single_fine % 10000 = 0 then cases end), 0) as bigint) as whole_wan,
        cast(coalesce(sum(case when single_fine % 1000 = 0 then cases end), 0) as bigint) as whole_thousand,
        cast(coalesce(sum(case when single_fine % 100 = 0 then cases end), 0) as bigint) as whole_hundred,
        max(case when place = 1 then single_fine end) as commonest_yuan,
        max(case when place = 1 then cases end) as commonest
    from amounts
    group by key
)
select
    key, fined,
    whole_wan, percent_of(whole_wan, fined) as whole_wan_pct,
    whole_thousand, percent_of(whole_thousand, fined) as whole_thousand_pct,
    whole_hundred, percent_of(whole_hundred, fined) as whole_hundred_pct,
    commonest_yuan, commonest, percent_of(commonest, fined) as commonest_pct
from counted
order by key is null, case when not $in_time then fined end desc, key
