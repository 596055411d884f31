-- Cases of authorities in one of the provinces, its name whole or its beginning (浙江 for 浙江省).
regexp_matches(c.province, $province)
