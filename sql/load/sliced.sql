-- The cases and what was found for them make room for slices of them under the same names.
alter view case_texts rename to all_case_texts;

alter table typed rename to all_typed;

alter table told_bases rename to all_told_bases;

alter table named rename to all_named;

alter table people rename to all_people;

alter table stated rename to all_stated;

alter table cited rename to all_cited;

alter table told_lines rename to all_told_lines;

alter table prices_of rename to all_prices_of;
