-- Cases of authorities whose name contains one of the texts.
regexp_matches(c.agency, $agency)
