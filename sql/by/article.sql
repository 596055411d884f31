-- title: article | 条
-- overlap: yes
-- Articles cited, their paragraphs and items together.
-- 说明: 所引的条，其款、项合并计算。
select selected.* exclude (is_first), named.key, coalesce(named.place = 1, is_first) as is_first
from selected
left join (
    select reading, key, row_number() over (partition by reading order by key) as place
    from (select distinct reading, at_article as key from cited)
) as named on named.reading = selected.reading
