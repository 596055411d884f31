-- The tables. Their columns are the record's (cases/record.py), filled in where the braces stand.
-- No key: a load checks its own rows as a set, which costs a tenth of what an index does.
create table about (schema_version integer, made_by varchar, last_load bigint, reference varchar);

create table cases (
    {cases},
    person varchar,       -- the natural person in the name of the party
    person_mask varchar,  -- and how that name is shown: 施某某, 施某某（2）
    load_id bigint,       -- the load that last changed the case
    source_row bigint,    -- and the row of its file
    digest ubigint,       -- of the case with its citations and prices: equal digests, nothing to update
    basis bigint,         -- its legal basis, whose provisions are its citations
    in_words_yuan decimal(18, 2),   -- the sums that its penalty text writes twice, in words (大写)
    in_digits_yuan decimal(18, 2)   -- and in digits, added up
);

-- The provisions that a legal basis cites, once for each of them in a load; the view `citations` gives them to each case.
create table readings (
    basis bigint,
    {readings}
);

-- How much of the text that they were read from was understood, in characters; the view `coverage` tells it of each case.
create table understood (basis bigint, characters bigint, unread_characters bigint, unread varchar[]);

create table prices (
    {prices}
);

create table loads (
    {loads}
);

create table findings (
    {findings}
);

-- In which manner the document of a load was read: the same again, and nothing can be new.
create table manners (load_id bigint, document varchar, manner varchar);

-- Pairs of cases that may be the same, told by different sources, and the fields that they share; the first was loaded first.
create table duplicates (case_id varchar, other_case_id varchar, matched_on varchar[]);

-- How many cases are alike in all that the line under a report tells apart.
create table tallies (
    status varchar, source varchar, told_again boolean, may_double boolean, is_sample boolean, date varchar, fine_kind varchar,
    is_joint boolean, is_priced boolean, roles varchar[], cases bigint
);

-- Reference data, refreshed from the package at each load.
create table codes (list varchar, code varchar, name_zh varchar);
create table synonyms (list varchar, word varchar, code varchar);
create table violation_types (
    "group" varchar, type varchar, subtype varchar, code varchar, name_zh varchar, group_name_zh varchar
);
create table laws (
    law_id varchar, short_name varchar, full_name varchar, kind varchar, version varchar,
    effective_from date, effective_to date, last_article integer
);
-- Articles that a revision renumbered: valid up to a day as the one, since as the other, or divided into several.
create table concordance (
    law_id varchar, until date, article varchar, now varchar, divided boolean, article_zh varchar, now_zh varchar
);
-- Paragraphs, other than the first, known to have items.
create table item_paragraphs (law_id varchar, article varchar, paragraph varchar);
-- Fines that the laws allow, a row a clause, circumstance and addressee, and the provisions by which a case comes to them: the clause itself, and those
-- whose violation it punishes. What is derived from the words of the file: condition (gains, no_gains, fee, no_fee), tier (0 the ordinary one), branch
-- (rows of one are tiers of the same, rows of another exclude them; fee_branch, where the fee is known), measure (the base, or what the limits are about),
-- who and roles (of the target), is_frame (a rule whose amounts another sets), settled_from (two years on: no other version matters to a later decision).
create table penalty_bands (
    band integer, law_id varchar, version varchar, effective_from date, repealed_on date, settled_from date,
    article varchar, paragraph varchar, item varchar, violation_type varchar, type_codes varchar,
    circumstance varchar, condition varchar, tier integer, branch integer, fee_branch integer,
    base_measure varchar, measure varchar,
    min_multiple decimal(9, 3), max_multiple decimal(9, 3), min_yuan decimal(18, 2), max_yuan decimal(18, 2),
    base_from_yuan decimal(18, 2), base_below_yuan decimal(18, 2), base_floor_yuan decimal(18, 2),
    target varchar, who varchar, roles varchar, discretion varchar, precondition varchar, is_frame boolean
);
create table band_provisions (
    band integer, role varchar, law_id varchar, article varchar, paragraph varchar, item varchar
);
-- Clauses by which a fine may fall below its band, or be left out; some have another meaning before or after a day.
create table mitigation (law_id varchar, article varchar, since date, until date);
