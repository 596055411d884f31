-- The distinct texts that cite, numbered: cells of citations, which may hold lists, and legal bases in prose.
create or replace temp table legal_texts as
select row_number() over () as number, text, is_cell
from (
    select distinct citations as text, true as is_cell from texts where citations is not null
    union all
    select distinct basis_text, false from texts where basis_text is not null
);
