-- Cases that cite the law, by short name or code; their other citations still count.
exists (
    select 1
    from citations as l
    where l.case_id = c.case_id and (list_contains($law, l.law) or list_contains($law, l.law_id))
)
