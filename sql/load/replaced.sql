-- Known cases that another file told otherwise: what it said gives way, and where it said it is kept.
create or replace temp table replaced as
select new.source_row as _row, new.case_id, concat(former.source_file, ':', old.source_row) as value
from incoming as new
join cases as old on old.case_id = new.case_id and old.digest <> new.digest
join loads as former on former.load_id = old.load_id and former.source_file <> $source_file;
