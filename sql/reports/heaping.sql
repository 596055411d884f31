-- title: Fines at round sums and at limits | 罚款集中点
-- built on: bands
-- by: optional
-- How many fines stand at round sums, at the least and the most that the law allows, and the commonest fine.
-- 说明: 有多少罚款为整数金额，有多少等于法定下限、上限，以及最常见的罚款金额。
-- method: Over single fines stated and above zero. A multiple of 10,000 yuan is one of 1,000 and of 100 as well: the shares do not add up.
-- method: Round sums say that a figure was chosen, not computed as a multiple of a base; a fine at a statutory limit is often round,
-- method: too. A test of first digits (Benford) does not fit, as minimum and maximum fines bind. Least and most are those of the tier that
-- method: the fine fits (report bands), to one yuan; out of the fines whose place beside their band is decided, under it and over it too.
-- method: Many bands have no least above zero, and at_minimum_pct is of the others. A fine where two tiers meet stands at neither limit.
-- 方法: 统计单一主体且载明金额大于零的罚款。整万元同时也是整千元、整百元，各占比不能相加。整数金额说明罚款系酌定，而非按基数的倍数计算；法定上
-- 方法: 下限往往也是整数。
-- 方法: 首位数字检验（本福特定律）在此不适用，因为罚款受上下限约束。上下限为罚款所在档次的上下限（见法定幅度比对），容许误差一元；分母为可比对
-- 方法: 的罚款，包括低于和高于幅度的。
-- 方法: 许多幅度没有大于零的下限，法定下限占比以其余为分母。处于两档交界的罚款不计为上下限。
-- key | {key}
-- n | 件数 | Single fines | 单一主体的罚款
-- whole_wan | 整万元（件） | Multiples of 10,000 yuan
-- whole_wan_pct | 整万元占比（%） | of the single fines
-- whole_thousand | 整千元（件） | Multiples of 1,000 yuan
-- whole_thousand_pct | 整千元占比（%） | of the single fines
-- whole_hundred | 整百元（件） | Multiples of 100 yuan
-- whole_hundred_pct | 整数金额占比（%） | of the single fines
-- compared | 可比对（件） | Single fines whose place beside the band is decided | 与幅度的关系已有结论的罚款
-- with_minimum | 有法定下限（件） | of those compared, with a least above zero | 可比对中下限大于零的
-- at_minimum | 法定下限（件） | Fines at the least of their tier | 等于所在档次下限的罚款
-- at_minimum_pct | 法定下限占比（%） | of those with a least above zero | 占有法定下限的罚款
-- at_maximum | 法定上限（件） | Fines at the most of their tier | 等于所在档次上限的罚款
-- at_maximum_pct | 法定上限占比（%） | of those compared | 占可比对的罚款
-- commonest_yuan | 最常见罚款（元） | The fine that most cases have, the least of several; none where no two are equal | 最多案件的罚款金额，有几个时取最低；没有两件相等的为空
-- commonest | 最常见罚款（件） | Cases with it
-- commonest_pct | 最常见罚款占比（%） | of the single fines
with members as materialized (
    select key, case_id, single_fine
    from grouped
),
amounts as (
    select
        key, single_fine, count(single_fine) as cases,
        row_number() over (partition by key order by count(single_fine) desc, single_fine) as place
    from members
    group by key, single_fine
),
counted as (
    select
        key,
        cast(sum(cases) as bigint) as fined,
        cast(coalesce(sum(case when single_fine % 10000 = 0 then cases end), 0) as bigint) as whole_wan,
        cast(coalesce(sum(case when single_fine % 1000 = 0 then cases end), 0) as bigint) as whole_thousand,
        cast(coalesce(sum(case when single_fine % 100 = 0 then cases end), 0) as bigint) as whole_hundred,
        max(case when place = 1 and cases > 1 then single_fine end) as commonest_yuan,
        max(case when place = 1 and cases > 1 then cases end) as commonest
    from amounts
    group by key
),
placed as (
    select
        g.key, count(*) as compared,
        cast(sum(case when j.low_most > 0 then 1 else 0 end) as bigint) as with_minimum,
        cast(sum(case when j.verdict = 'at_minimum' then 1 else 0 end) as bigint) as at_minimum,
        cast(sum(case when j.verdict = 'at_maximum' then 1 else 0 end) as bigint) as at_maximum
    from members as g
    join judged as j on j.case_id = g.case_id
    where j.verdict <> 'undecidable'
    group by g.key
)
select
    c.key, fined as n,
    whole_wan, percent_of(whole_wan, fined) as whole_wan_pct,
    whole_thousand, percent_of(whole_thousand, fined) as whole_thousand_pct,
    whole_hundred, percent_of(whole_hundred, fined) as whole_hundred_pct,
    coalesce(compared, 0) as compared,
    coalesce(with_minimum, 0) as with_minimum,
    coalesce(at_minimum, 0) as at_minimum, percent_of(coalesce(at_minimum, 0), coalesce(with_minimum, 0)) as at_minimum_pct,
    coalesce(at_maximum, 0) as at_maximum, percent_of(coalesce(at_maximum, 0), coalesce(compared, 0)) as at_maximum_pct,
    commonest_yuan, commonest, percent_of(commonest, fined) as commonest_pct
from counted as c
left join placed as p on p.key is not distinct from c.key
order by c.key is null, case when not $in_time then fined end desc, c.key
