-- Cases that cite the law, by any of its names or its code; their other citations still count.
c.basis in (
    select basis
    from readings
    where list_contains($law, law) or list_contains($law, law_id)
)
