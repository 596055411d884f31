-- Cases of authorities whose name contains the text.
exists (select 1 from (select unnest($agency) as wanted) as a where contains(c.agency, a.wanted))
