-- title: kind of party | 当事人类型
-- codes: party_kind
-- Company, individual business, natural person and so on.
select *, party_kind as key
from selected
