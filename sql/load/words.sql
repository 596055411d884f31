-- What may stand for a code: the code itself, its Chinese name, or another word that is used for it.
create or replace temp table words as
select list, lower(narrow(code)) as word, code from codes
union
select list, lower(narrow(name_zh)), code from codes
union
select list, lower(narrow(word)), code from synonyms;
