-- What may stand for a code: the code itself or its Chinese name.
create or replace temp table words as
select list, lower(code) as word, code from codes
union
select list, lower(name_zh), code from codes;
