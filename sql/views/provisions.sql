-- The citations of each legal basis as they are counted: 第十四条第一款第（三）项 as 第十四条第（三）项, unless the article is known to have items
-- in another paragraph, where the two are not the same provision. `within` is the provision down to the paragraph: an
-- item without one stands in the first, where no other has items.
create or replace view provisions as
select
    c.basis as reading, c.position, c.law_id, c.law, c.law_as_written, c.article, c.role, c.cited_text, c.item,
    case when c.item is not null and elsewhere.article is null and c.paragraph = '1' then null else c.paragraph end as paragraph,
    case when c.item is not null and elsewhere.article is null and c.paragraph = '1'
        then replace(c.citation, '第一款第（', '第（') else c.citation end as citation,
    case when c.item is not null and elsewhere.article is null and c.paragraph is null then '1' else c.paragraph end as within_paragraph,
    case when c.item is not null and elsewhere.article is null and c.paragraph is null
        then split_part(c.citation, '第（', 1) || '第一款' else split_part(c.citation, '第（', 1) end as within
from readings as c
left join (select distinct law_id, article from item_paragraphs where paragraph <> '1') as elsewhere
    on elsewhere.law_id = c.law_id and elsewhere.article = c.article;
