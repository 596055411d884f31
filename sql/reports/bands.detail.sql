-- title: Bands considered | 法定幅度比对明细
-- built on: bands
-- by: none
-- Each band that a fine was compared with, by itself. A fine is one of several offences' where the case has several; branches of one clause (gains or
-- none, a base below or above a limit) exclude one another, tiers (ordinary, serious) do not.
-- 说明: 罚款所比对的每一幅度，各自成行。一案有多项违法行为的，罚款是其中一项的；同一罚则的各情形（有无违法所得、基数高于或者低于界限）互相排斥，
-- 说明: 各档次（一般、严重）则不排斥。
-- method: As cases report bands, band by band: each is compared by itself, and none of its verdicts is that of the case. The base is taken
-- method: as stated, with what --assume adds; where it is not known, the implied bases are those for which the fine would lie inside.
-- 方法: 与法定幅度比对相同，但逐一幅度比对，任何一行的结果都不是全案的结论。基数为载明的金额，加上 --assume 的假定；基数不明的，列出罚款落在幅
-- 方法: 度内所需的基数范围。
-- case_id | 案件编号 | Case
-- title | 案件名称 | Its heading
-- offence | 违法行为序号 | Bands of the same number are readings of the same offence | 同号的幅度是同一违法行为的不同理解
-- law | 法律法规（简称） | Law
-- article | 条款 | Clause: article(paragraph)(items)
-- version | 适用版本 | Version in force on the day
-- circumstance | 适用情形 | Branch and tier
-- target | 适用主体 | Whom the band is for | 幅度适用于何人
-- base | 计罚基数 | What multiples are of; fixed_yuan: the clause sets amounts | 倍数所乘的基数；固定数额：罚则直接规定数额
-- min_multiple | 最低倍数 | Least multiple
-- max_multiple | 最高倍数 | Highest multiple
-- base_yuan | 基数金额（元） | The base as the case states it, raised to the least that the clause counts
-- low_yuan | 法定下限（元） | Least fine of the band
-- high_yuan | 法定上限（元） | Highest fine of the band
-- fine_yuan | 罚款金额（元） | The fine
-- verdict | 比对结果 | By this band alone: below, at_minimum, within, at_maximum, above, undecidable | 仅就该幅度而言
-- implied_least_yuan | 推算基数下限（元） | Where the base is not known: the least that the fine would fit | 基数不明时，罚款落在幅度内所需的最低基数
-- implied_most_yuan | 推算基数上限（元） | and the most | 最高基数
-- precondition | 前提 | What must have come first | 处罚以前须有的步骤
with compared_lines as (
    select case_id, band, offence, offences, fine, stated_least, stated_most, low_least, low_most, high_least, high_most
    from lines
    where not are_separate
),
numbered as (
    -- Most cases are of one offence, and there is nothing to number.
    select *, 1 as nth
    from compared_lines
    where offences = 1
    union all
    select *, dense_rank() over (partition by case_id order by offence) as nth
    from compared_lines
    where offences > 1
)
select
    s.case_id, s.title, n.nth as offence, c.law, c.clause as article, c.version, c.circumstance, c.target, c.base_measure as base, c.min_multiple, c.max_multiple,
    case when c.measure is not null and n.stated_least = n.stated_most then greatest(n.stated_least, coalesce(c.base_floor_yuan, 0)) end as base_yuan,
    case when n.low_least = n.low_most then n.low_least end as low_yuan,
    case when n.high_least = n.high_most and n.high_most < 1000000000000000 then n.high_least end as high_yuan,
    n.fine as fine_yuan,
    case
        when n.fine < n.low_least - 1 then 'below'
        when n.fine > n.high_most + 1 then 'above'
        when n.fine < n.low_most - 1 or n.fine > n.high_least + 1 then 'undecidable'
        when n.low_least = n.low_most and n.low_least > 0 and abs(n.fine - n.low_least) <= 1 then 'at_minimum'
        when n.high_least = n.high_most and abs(n.fine - n.high_least) <= 1 then 'at_maximum'
        else 'within'
    end as verdict,
    case when n.stated_least < n.stated_most and c.base_measure <> 'fixed_yuan' then in_cents(n.fine / nullif(c.max_multiple, 0)) end as implied_least_yuan,
    case when n.stated_least < n.stated_most and c.base_measure <> 'fixed_yuan' then in_cents(n.fine / nullif(c.min_multiple, 0)) end as implied_most_yuan,
    c.precondition
from numbered as n
join selected as s on s.case_id = n.case_id
join clauses as c on c.band = n.band
order by s.case_id, n.nth, n.band
