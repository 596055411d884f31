-- title: Laws cited | 法规一览
-- rests on: citations
-- by: none
-- chart: bars law cases
-- Laws with the names that the sources give them, and when they were cited; whole laws count too.
-- 说明: 所引法律法规，来源中使用的名称，以及首次、末次被引用的日期；整部法规的引用也计入。
-- method: A law counts once a case, however many of its provisions the case cites; names that mean the same law are one. A law that the
-- method: catalogue does not know stands under the name as written. --role and the line under the report say which citations count.
-- 方法: 一案引用一部法规的多个条款，只计一次；指同一法规的不同名称合并计算。目录未收录的法规以来源中的名称列出。计入哪些性质的引用，见 --role 和
-- 方法: 表下说明。
-- law | 法律法规 | Short name
-- law_id | 法规编码 | Code of the law; empty where the catalogue does not know it | 目录未收录的为空
-- names | 文中用名 | Names in the sources, the commonest first | 来源中的名称，最常见的在前
-- cases | 案件数（件） | Cases that cite the law
-- share_pct | 占比（%） | of the selected cases
-- citations | 引用次数（次） | Citations of its provisions
-- provisions | 条款数（条） | Different provisions of it that are cited | 所引该法规的不同条款
-- first | 首次出现 | Date of the first case that cites it
-- last | 末次出现 | Date of the last
with uses as (
    select cited.*, bases.cases, bases.first, bases.last
    from cited
    join bases on bases.reading = cited.reading
)
select
    counted.law, counted.law_id, spelled.names, citing.cases,
    percent_of(citing.cases, (select sum(cases) from bases)) as share_pct,
    citations, provisions, first, last
from (
    select
        law, law_id,
        cast(sum(cases) as bigint) as citations,
        count(distinct citation) as provisions,
        min(first) as first,
        max(last) as last
    from uses
    group by law, law_id
) as counted
join (
    select law, law_id, cast(sum(cases) as bigint) as cases
    from (select distinct reading, law, law_id, cases from uses)
    group by law, law_id
) as citing on citing.law = counted.law and citing.law_id is not distinct from counted.law_id
join (
    select law, law_id, string_agg(law_as_written, '；' order by times desc, law_as_written) as names
    from (select law, law_id, law_as_written, sum(cases) as times from uses group by law, law_id, law_as_written)
    group by law, law_id
) as spelled on spelled.law = counted.law and spelled.law_id is not distinct from counted.law_id
order by citing.cases desc, citations desc, counted.law
