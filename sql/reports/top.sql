-- title: Largest fines | 金额前列案件
-- by: none
-- The cases with the largest fines, twenty or --top N.
-- 说明: 罚款金额最高的案件，默认二十件，可用 --top N 指定。
-- method: Over cases with a fine that is stated and above zero; equal fines have one rank. One sum for several parties stands here as
-- method: it was told, and fine_joint says so. Of equal fines at the end the first by case_id are shown: equal tells how many there are. Fines alone: what was confiscated stands beside them and is not added.
-- 方法: 统计载明罚款金额大于零的案件，金额相同的并列。多个主体合并罚款的照原金额列出，并注明为多主体合计。末位金额相同的按案件编号取先，同额案
-- 方法: 件数列明共有多少件。
-- 方法: 只比较罚款，没收金额另列，不相加。
-- rank | 位次 | 1 for the largest fine | 1 为最高
-- title | 案件名称 | Heading of the case
-- party | 当事人 | Punished party
-- violation_type | 违法行为类型 | Main violation
-- fine_yuan | 罚款金额（元） | Fine
-- equal | 同额案件数（件） | Cases with this very fine, shown or not | 金额相同的案件，不论是否列出
-- fine_joint | 罚款为多主体合计 | One sum for several parties
-- confiscated_yuan | 没收金额合计（元） | Confiscated
-- penalties | 处罚种类 | Penalties imposed
-- province | 省份 | Province of the authority
-- agency | 处罚机关 | Authority
-- decided_on | 处罚决定日期 | Day of the decision
-- source_title | 来源标题 | Source
-- case_id | 案件编号 | Identifier
with fined as (
    select *
    from population
    where counted_fine is not null and same_as is null and not list_contains($hidden_status, status)
),
largest as (
    select *
    from fined
    order by counted_fine desc, case_id
    limit $top
),
equals as (
    select counted_fine, count(*) as cases
    from fined
    where counted_fine in (select counted_fine from largest)
    group by counted_fine
)
select
    rank() over (order by largest.counted_fine desc) as rank,
    case when $unmask then title else masked(title, person, person_mask) end as title,
    case when $unmask then party else masked(party, person, person_mask) end as party,
    violation_type, fine_yuan, equals.cases as equal, fine_joint, confiscated_yuan, penalties, province, agency, decided_on,
    case when $unmask then source_title else masked(source_title, person, person_mask) end as source_title,
    case_id
from largest
join equals on equals.counted_fine = largest.counted_fine
order by rank, case_id
