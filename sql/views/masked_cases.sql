-- The cases with natural persons masked, as reports and exports show them; `cases` holds them as loaded.
create or replace view masked_cases as
select * exclude (person, person_mask) replace (
    masked(title, person, person_mask) as title,
    masked(violation_text, person, person_mask) as violation_text,
    masked(party, person, person_mask) as party,
    masked(party_code, person, person_mask) as party_code,
    masked(discretion_text, person, person_mask) as discretion_text,
    masked(facts, person, person_mask) as facts,
    masked(penalty_text, person, person_mask) as penalty_text,
    masked(basis_text, person, person_mask) as basis_text,
    masked(source_title, person, person_mask) as source_title,
    masked(evidence, person, person_mask) as evidence,
    masked(doubts, person, person_mask) as doubts
)
from cases;
