-- The legal bases of the kept cases, numbered on from those that are stored. Where a source gives citations and a legal
-- basis, the first tell the provisions, the second how much was understood.
create or replace temp table bases as
select
    (select coalesce(max(basis), 0) from cases) + row_number() over (order by citations, basis_text) as basis,
    citations, basis_text
from (select distinct citations, basis_text from case_texts where coalesce(citations, basis_text) is not null);

create or replace temp table incoming_readings as
select bases.basis, found.* exclude (text)
from bases
join citations_read as found on found.text = coalesce(bases.citations, bases.basis_text);

-- What tells one list of provisions from another.
create or replace temp table cited as
select bases.basis, bases.citations as of_citations, bases.basis_text as of_basis_text, found.digest
from bases
left join (
    select basis, hash(list(struct_pack({citation_fields}) order by position)) as digest
    from incoming_readings
    group by basis
) as found using (basis);
