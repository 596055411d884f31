-- title: How well citations were understood | 法条识别率
-- rests on: citations
-- by: none
-- Cases with citations, by what they cite; the legal basis that was read (from 违反 or 依据 to 规定) and what of it was not
-- understood; then its fifty commonest pieces.
-- measure | 指标 | What is counted
-- text | 未识别文字 | A piece of text that was not understood
-- count | 数量 | Cases, characters, or cases with the piece
-- share_pct | 占比（%） | of the selected cases, or of all characters of legal basis
with numbered as (
    select
        1 as place, 'cases' as measure, cast(null as varchar) as text,
        count(*) as count, count(*) as whole
    from selected
    union all
    select 2, 'cases with a citation', null, count(distinct c.case_id), (select count(*) from selected)
    from citations as c
    join selected on selected.case_id = c.case_id
    union all
    select 3, 'cases with a provision violated', null, count(distinct c.case_id), (select count(*) from selected)
    from citations as c
    join selected on selected.case_id = c.case_id
    where c.role = 'violated'
    union all
    select 4, 'cases with a penalty provision', null, count(distinct c.case_id), (select count(*) from selected)
    from citations as c
    join selected on selected.case_id = c.case_id
    where c.role = 'penalty'
    union all
    select 5, 'cases citing a law not in the catalogue', null,
        count(distinct c.case_id), (select count(*) from selected)
    from citations as c
    join selected on selected.case_id = c.case_id
    where c.law_id is null
    union all
    select 6, 'characters of legal basis', null, coalesce(sum(characters), 0), coalesce(sum(characters), 0)
    from coverage
    join selected on selected.case_id = coverage.case_id
    union all
    select 7, 'characters not understood', null, coalesce(sum(unread_characters), 0), coalesce(sum(characters), 0)
    from coverage
    join selected on selected.case_id = coverage.case_id
    union all
    select 8, 'not understood', piece, count(distinct case_id), (select count(*) from selected)
    from (
        select coverage.case_id, unnest(unread) as piece
        from coverage
        join selected on selected.case_id = coverage.case_id
    )
    group by piece
)
select measure, text, cast(count as bigint) as count, percent_of(count, whole) as share_pct
from numbered
order by place, count desc, text
limit 57
