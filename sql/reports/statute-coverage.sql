-- title: How well citations were understood | 法条识别率
-- rests on: citations
-- by: none
-- Cases with citations, by what they cite; the legal basis that was read (from 违反 or 依据 to 规定) and what of it was not
-- understood; then its fifty commonest pieces.
-- 说明: 有法条引用的案件及其引用内容；所读取的法律依据（自“违反”“依据”至“规定”）字数，其中未识别的字数，以及最常见的五十段未识别文字。
-- method: A basis is read where a provision was found in it. Characters are those of the legal basis that was looked at: from the word that
-- method: announces a citation to its end; what no rule understood is counted and its pieces are listed, so that nothing is skipped unseen.
-- 方法: 文中识别出法条的，即读取其法律依据。字数为所查看的法律依据字数，自提示引用的词至其末尾；凡规则未能识别的均计数并列出，没有不经说明的遗
-- 方法: 漏。
-- measure | 指标 | What is counted
-- text | 未识别文字 | A piece of text that was not understood
-- count | 数量 | Cases, characters, or cases with the piece | 案件、字数，或者含该段文字的案件
-- share_pct | 占比（%） | of the selected cases, or of all characters of legal basis | 占选定案件，或者占法律依据总字数
with cites as (
    select distinct basis, role, law_id is null as is_unknown
    from readings
),
counted as (
    select
        coalesce(sum(cases), 0) as cases,
        coalesce(sum(case when reading in (select basis from cites) then cases end), 0) as citing,
        coalesce(sum(case when reading in (select basis from cites where role = 'violated') then cases end), 0) as violated,
        coalesce(sum(case when reading in (select basis from cites where role = 'penalty') then cases end), 0) as penalty,
        coalesce(sum(case when reading in (select basis from cites where is_unknown) then cases end), 0) as unknown_law
    from bases
),
read as (
    select understood.*, bases.cases
    from understood
    join bases on bases.reading = understood.basis
),
characters as (
    select coalesce(sum(characters * cases), 0) as all_of_them, coalesce(sum(unread_characters * cases), 0) as unread
    from read
),
numbered as (
    select 1 as place, 'cases' as measure, cast(null as varchar) as text, cases as count, cases as whole from counted
    union all
    select 2, 'cases with a citation', null, citing, cases from counted
    union all
    select 3, 'cases with a provision violated', null, violated, cases from counted
    union all
    select 4, 'cases with a penalty provision', null, penalty, cases from counted
    union all
    select 5, 'cases citing a law not in the catalogue', null, unknown_law, cases from counted
    union all
    select 6, 'characters of legal basis', null, all_of_them, all_of_them from characters
    union all
    select 7, 'characters not understood', null, unread, all_of_them from characters
    union all
    select 8, 'not understood', piece, sum(cases), (select cases from counted)
    from (select distinct basis, cases, piece from (select basis, cases, unnest(unread) as piece from read))
    group by piece
)
select measure, text, cast(count as bigint) as count, percent_of(count, whole) as share_pct
from numbered
order by place, count desc, text
limit 57
