-- The distinct penalty texts, each with its skeleton, in which all digits are 7: texts that differ in their numbers alone are
-- read once. Where parties are counted (各, 均, 分别) the numbers mean something, and the text is its own skeleton.
create or replace temp table penalty_texts as
select text, case when regexp_matches(text, '[各均]|分别') then text else translate(text, '0123456789', '7777777777') end as skeleton
from (select distinct penalty_text as text from case_texts where penalty_text is not null);
