-- The sentences of facts that can state the base of a fine, and their skeleton; the whole text where a quote holds a sentence, or blanks
-- may stand in one. Of what was extracted from a bulletin, which comes with its evidence, each field has been read already, and
-- perhaps taken out by who reviewed it.
create or replace temp table based as
with telling as (
    select
        source_row,
        case
            when regexp_matches(facts, '[<&\s]|["“「『][^"”」』]*[。！？；!?;]') then facts
            else array_to_string(regexp_extract_all(facts, {sentence}), '。') end as text
    from case_texts
    where {wanted} and evidence is null and regexp_matches(facts, {pattern})
)
select source_row, text, skeleton_of(text) as skeleton
from telling;

create or replace temp table base_skeletons as
select row_number() over () as number, skeleton
from (select distinct skeleton from based);
