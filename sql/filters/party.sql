-- Cases of parties whose name, also one that is masked, contains one of the texts.
regexp_matches(c.party, $party)
