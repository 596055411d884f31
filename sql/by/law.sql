-- title: law | 法律法规
-- overlap: yes
-- Laws and regulations cited, by short name.
-- 说明: 所引法律法规，按简称。
select selected.* exclude (is_first), named.key, coalesce(named.place = 1, is_first) as is_first
from selected
left join (
    select reading, key, row_number() over (partition by reading order by key) as place
    from (select distinct reading, law as key from cited)
) as named on named.reading = selected.reading
