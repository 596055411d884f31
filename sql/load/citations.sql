-- The legal bases of the kept cases, numbered on from those that are stored. Where a source gives citations and a legal
-- basis, the first tell the provisions, the second how much was understood.
create or replace temp table bases as
select
    (select coalesce(max(basis), 0) from cases) + row_number() over (order by of_citations, of_basis_text) as basis,
    of_citations, of_basis_text,
    coalesce(cell.number, prose.number) as cites,
    coalesce(prose.number, cell.number) as covers
from (
    select distinct citations as of_citations, basis_text as of_basis_text
    from case_texts
    where coalesce(citations, basis_text) is not null
)
left join legal_texts as cell on cell.is_cell and cell.text = of_citations
left join legal_texts as prose on not prose.is_cell and prose.text = of_basis_text;

create or replace temp table incoming_readings as
select bases.basis, found.* exclude (number)
from bases
join citations_read as found on found.number = bases.cites;

-- What tells one list of provisions from another.
create or replace temp table cited as
select bases.basis, of_citations, of_basis_text, found.digest
from bases
left join (
    select basis, hash(list(struct_pack({citation_fields}) order by position)) as digest
    from incoming_readings
    group by basis
) as found using (basis);
