-- The citations as they are counted: 第十四条第一款第（三）项 as 第十四条第（三）项, unless the article is known to have items
-- in another paragraph, where the two are not the same provision.
create or replace view provisions as
select
    c.case_id, c.position, c.law_id, c.law, c.law_as_written, c.article,
    case when c.paragraph = '1' and c.item is not null and elsewhere.article is null then null else c.paragraph end as paragraph,
    c.item,
    case
        when c.paragraph = '1' and c.item is not null and elsewhere.article is null
            then replace(c.citation, '第一款第（', '第（')
        else c.citation
    end as citation,
    c.role, c.cited_text
from citations as c
left join (select distinct law_id, article from item_paragraphs where paragraph <> '1') as elsewhere
    on elsewhere.law_id = c.law_id and elsewhere.article = c.article;
