-- The cases of some rows, and of what was found for all only what these need.
create or replace temp view case_texts as
select * from all_case_texts where source_row between {first} and {last};

create or replace temp table typed as
select * from all_typed where source_row between {first} and {last};

create or replace temp table told_bases as
select * from all_told_bases where source_row between {first} and {last};

create or replace temp table named as
select * from all_named where source_row between {first} and {last};

create or replace temp table people as
select * from all_people where person in (select person from named);

create or replace temp table stated as
select * from all_stated where text in (select penalty_text from case_texts);

create or replace temp table cited as
select * from all_cited
where coalesce(of_citations, of_basis_text) in (select coalesce(citations, basis_text) from case_texts);

create or replace temp table told_lines as
select * from all_told_lines where case_id in (select case_id from case_texts);

create or replace temp table prices_of as
select * from all_prices_of where case_id in (select case_id from case_texts);
