-- The same, an article that was renumbered under its present number. One that was divided keeps its own.
create or replace view concorded as
select
    p.case_id, p.position, p.law_id, p.law, p.law_as_written,
    coalesce(moved.now, p.article) as article,
    p.paragraph, p.item,
    case when moved.now is null then p.citation else replace(p.citation, moved.article_zh, moved.now_zh) end as citation,
    p.role, p.cited_text
from provisions as p
join cases as c on c.case_id = p.case_id
left join (select * from concordance where not divided) as moved
    on moved.law_id = p.law_id and moved.article = p.article
    and coalesce(c.decided_on, c.published_on, c.filed_on, c.found_on) <= moved.until;
