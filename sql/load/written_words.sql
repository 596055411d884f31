-- Every distinct writing of a word that stands for a code, and that code.
create or replace temp table written_words as
select written.field, written.text, words.code
from ({written}) as written
join words on words.list = written.list and words.word = lower(narrow(written.text));
