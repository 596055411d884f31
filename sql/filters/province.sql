-- Cases of authorities in the province, its name whole or its beginning (浙江 for 浙江省).
exists (select 1 from (select unnest($province) as wanted) as p where starts_with(c.province, p.wanted))
