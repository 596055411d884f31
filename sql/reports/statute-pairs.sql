-- title: Provisions cited together | 法条共引
-- rests on: citations
-- by: none
-- Pairs of provisions that cases cite together. Lift: how many times as often as if cases cited each by chance.
-- 说明: 同一案件中同时引用的两个法条。提升度：同时引用的次数是偶然情况下的多少倍。
-- method: Over cases that cite at least one provision of the roles that count; each case counts once for a pair. Lift = share of the cases
-- method: that cite both ÷ (share of the one × share of the other): 1 where they meet as by chance, high where one draws the other with it.
-- method: Of rare provisions a single case makes a high lift: read it with cases.
-- 方法: 统计至少引用一个所选性质法条的案件，每案对每一对法条计一次。提升度＝同时引用两者的案件占比÷（引用甲的占比×引用乙的占比）：1 表示如同偶
-- 方法: 然，越高表示关联越强。
-- 方法: 罕见法条有一件即可使提升度很高，应与案件数对照阅读。
-- a | 法条甲 | One provision
-- b | 法条乙 | The other
-- cases | 同时引用案件数（件） | Cases that cite both
-- share_pct | 占比（%） | of the cases that cite a provision | 占引用法条的案件
-- a_cases | 法条甲案件数（件） | Cases that cite the one
-- b_cases | 法条乙案件数（件） | Cases that cite the other
-- lift | 提升度 | cases × all that cite a provision / (a_cases × b_cases) | 同时引用案件数×引用法条案件总数÷（法条甲案件数×法条乙案件数）
with citing as (
    select distinct cited.reading, cited.citation, bases.cases
    from cited
    join bases on bases.reading = cited.reading
),
counted as (
    select citation, sum(cases) as cases
    from citing
    group by citation
),
pairs as (
    select one.citation as a, other.citation as b, cast(sum(one.cases) as bigint) as cases
    from citing as one
    join citing as other on other.reading = one.reading and one.citation < other.citation
    group by one.citation, other.citation
),
total as (
    select sum(cases) as cases
    from (select distinct reading, cases from citing)
)
select
    a, b, pairs.cases,
    percent_of(pairs.cases, total.cases) as share_pct,
    cast(a_counted.cases as bigint) as a_cases,
    cast(b_counted.cases as bigint) as b_cases,
    in_cents(cast(pairs.cases as double) * total.cases / (cast(a_counted.cases as double) * b_counted.cases)) as lift
from pairs
join counted as a_counted on a_counted.citation = a
join counted as b_counted on b_counted.citation = b
cross join total
order by pairs.cases desc, lift desc, a, b
