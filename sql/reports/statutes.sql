-- title: Statute frequency | 法条适用频次
-- rests on: citations
-- by: none
-- chart: bars citation cases
-- Provisions violated, and those cited without a role; --role asks for others. --level counts by law, article or paragraph.
-- 说明: 违反的法条，以及未区分性质的法条；--role 可指定其他性质，--level 可按法律法规、条或者款统计。
-- method: A case counts once for a provision, however often it cites it; citations counts the times. Provisions violated (违反) and those
-- method: without a role, unless --role asks for penalty (依据) or referenced. Shares are of all selected cases, also of those that cite
-- method: nothing. Summaries cite less than decisions do: of the cases without a citation the provision is unknown. Editions of a law are
-- method: told apart by article only; --concordance counts renumbered articles as one.
-- 方法: 一案引用同一法条多次的，案件数计一次，引用次数照计。默认统计违反条款和未区分性质的引用，--role 可指定处罚依据等。占比以选定的全部案件
-- 方法: 为分母，包括没有法条引用的案件。
-- 方法: 公布摘要所引法条少于处罚决定书，没有引用的案件，其适用法条未知。法规版本仅以条号区分；--concordance 将重新编号前后的条文合并计算。
-- law | 法律法规 | Short name
-- article | 条 | Article; 120-1 is 第一百二十条之一 | 120-1 为第一百二十条之一
-- paragraph | 款 | Paragraph
-- item | 项 | Item
-- citation | 法条 | The provision as lawyers write it
-- cases | 案件数（件） | Cases that cite the provision | 引用该条的案件
-- share_pct | 占比（%） | of the selected cases | 占选定案件
-- citations | 引用次数（次） | Citations, a case may cite twice | 一案可引用两次
select
    law, article, paragraph, item, citation,
    cast(sum(cases) as bigint) as cases,
    percent_of(sum(cases), (select sum(cases) from bases)) as share_pct,
    cast(sum(cases * times) as bigint) as citations
from (
    select reading, law, article, paragraph, item, citation, count(*) as times
    from cited
    group by reading, law, article, paragraph, item, citation
) as provision
join bases on bases.reading = provision.reading
group by law, article, paragraph, item, citation
order by cases desc, citations desc, citation
