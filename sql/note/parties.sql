-- How the parties of the cases whose money counts are told from each other.
select
    count(*) filter (where has_party_code) as "party known by a code",
    count(*) filter (where not has_party_code and has_party and not coalesce(is_unnamed, false)) as "by a name only",
    count(*) filter (where not has_party_code and (not has_party or is_unnamed)) as "by neither (unnamed, or masked in the source)"
from selected
where in_money
