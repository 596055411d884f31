-- The tables. Their columns are the record's (cases/record.py), filled in where the braces stand.
-- No key: a load checks its own rows as a set, which costs a tenth of what an index does.
create table about (schema_version integer, made_by varchar, last_load bigint);

create table cases (
    {cases},
    load_id bigint,       -- the load that last changed the case
    source_row bigint,    -- and the row of its file
    digest ubigint        -- of the case with its citations and prices: equal digests, nothing to update
);

create table citations (
    {citations}
);

create table prices (
    {prices}
);

create table loads (
    {loads}
);

create table findings (
    {findings}
);

-- Reference data, refreshed from the package at each load.
create table codes (list varchar, code varchar, name_zh varchar);
create table synonyms (list varchar, word varchar, code varchar);
create table violation_types (
    "group" varchar, type varchar, subtype varchar, code varchar, name_zh varchar, group_name_zh varchar
);
