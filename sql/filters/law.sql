-- Cases that cite the law, by any of its names or its code; their other citations still count.
exists (
    select 1
    from citations as l
    where l.case_id = c.case_id and (list_contains($law, l.law) or list_contains($law, l.law_id))
)
