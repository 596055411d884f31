-- Cases of parties whose name contains the text.
exists (select 1 from (select unnest($party) as wanted) as p where contains(c.party, p.wanted))
