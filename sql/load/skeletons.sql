-- The distinct penalty texts, each with its skeleton.
create or replace temp table penalty_texts as
select text, skeleton_of(text) as skeleton
from (select distinct penalty_text as text from case_texts where penalty_text is not null);
