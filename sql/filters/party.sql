-- Cases of parties whose name, also one that is masked, contains the text.
c.case_id in (
    select named.case_id
    from cases as named
    join (select unnest($party) as wanted) as p on contains(named.party, p.wanted)
)
