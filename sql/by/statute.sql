-- title: statute | 法条
-- overlap: yes
-- Provisions as cited, down to paragraph and item or to --level.
-- 说明: 所引法条，至款、项，或者至 --level 指定的层级。
select selected.* exclude (is_first), named.key, coalesce(named.place = 1, is_first) as is_first
from selected
left join (
    select reading, key, row_number() over (partition by reading order by key) as place
    from (select distinct reading, citation as key from cited)
) as named on named.reading = selected.reading
