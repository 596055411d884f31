-- All of the cases again.
drop view case_texts;

alter view all_case_texts rename to case_texts;

drop table typed;

alter table all_typed rename to typed;

drop table told_bases;

alter table all_told_bases rename to told_bases;

drop table named;

alter table all_named rename to named;

drop table people;

alter table all_people rename to people;

drop table stated;

alter table all_stated rename to stated;

drop table cited;

alter table all_cited rename to cited;

drop table told_lines;

alter table all_told_lines rename to told_lines;

drop table prices_of;

alter table all_prices_of rename to prices_of;
