-- title: kind of party | 当事人类型
-- codes: party_kind
-- Company, individual business, natural person and so on.
-- 说明: 企业、个体工商户、自然人等。
select *, party_kind as key
from selected
