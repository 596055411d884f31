-- Cases of authorities whose name, alone or with its place, contains one of the texts.
(regexp_matches(c.agency, $agency) or regexp_matches(placed_agency(c.agency, c.province, c.city), $agency))
