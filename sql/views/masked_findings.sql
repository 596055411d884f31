-- The findings with natural persons masked; those of refused rows are kept masked.
create or replace view masked_findings as
select f.* replace (
    masked(f.value, c.person, c.person_mask) as value,
    masked(f.message, c.person, c.person_mask) as message
)
from findings as f
left join cases as c on c.case_id = f.case_id;
