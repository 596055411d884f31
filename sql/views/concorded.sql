-- The same for each numbering that a case may go by, an article that was renumbered under its present number, once it is in force. One that was divided keeps
-- its own; one whose number another article bears now is told apart by the last day on which it had it:
-- 《药品管理法（至2019-11-30）》第五十一条.
create or replace view concorded as
select
    cast(p.reading as varchar) || coalesce(' ' || cast(ends.until as varchar), '') as reading, p.position, p.law_id, p.law, p.law_as_written, p.role, p.cited_text, p.paragraph, p.item, p.within_paragraph,
    coalesce(moved.now, p.article) as article,
    case
        when moved.now is not null then replace(p.citation, moved.article_zh, moved.now_zh)
        when taken.now is not null then replace(p.citation, '》第', '（至' || cast(taken.until as varchar) || '）》第')
        else p.citation
    end as citation,
    case
        when moved.now is not null then replace(p.within, moved.article_zh, moved.now_zh)
        when taken.now is not null then replace(p.within, '》第', '（至' || cast(taken.until as varchar) || '）》第')
        else p.within
    end as within
from provisions as p
cross join (
    select distinct until from concordance where not divided and until < current_date union all select null
) as ends
left join (select * from concordance where not divided) as moved
    on moved.law_id = p.law_id and moved.article = p.article and ends.until <= moved.until and moved.until < current_date
left join (select distinct law_id, until, now from concordance where not divided) as taken
    on taken.law_id = p.law_id and taken.now = p.article and ends.until <= taken.until and taken.until < current_date;
