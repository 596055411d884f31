-- title: Laws cited | 法规一览
-- rests on: citations
-- by: none
-- Laws with the names that the sources give them, and when they were cited; whole laws count too.
-- law | 法律法规 | Short name
-- law_id | 法规编码 | Code of the law; empty where the catalogue does not know it
-- names | 文中用名 | Names in the sources, the commonest first
-- cases | 案件数（件） | Cases that cite the law
-- share_pct | 占比（%） | of the selected cases
-- citations | 引用次数（次） | Citations of its provisions
-- provisions | 条款数（条） | Different provisions of it that are cited
-- first | 首次出现 | Date of the first case that cites it
-- last | 末次出现 | Date of the last
with named as (
    select law, law_id, law_as_written, count(*) as times
    from cited
    join selected on selected.case_id = cited.case_id
    group by law, law_id, law_as_written
)
select
    counted.law, counted.law_id, spelled.names, cases, share_pct, citations, provisions, first, last
from (
    select
        law, law_id,
        count(distinct cited.case_id) as cases,
        percent_of(count(distinct cited.case_id), (select count(*) from selected)) as share_pct,
        count(*) as citations,
        count(distinct citation) as provisions,
        min(ref_date) as first,
        max(ref_date) as last
    from cited
    join selected on selected.case_id = cited.case_id
    group by law, law_id
) as counted
join (
    select law, law_id, string_agg(law_as_written, '；' order by times desc, law_as_written) as names
    from named
    group by law, law_id
) as spelled on spelled.law = counted.law and coalesce(spelled.law_id, '') = coalesce(counted.law_id, '')
order by cases desc, citations desc, counted.law
