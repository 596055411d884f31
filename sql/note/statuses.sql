-- What a report stands on: for each status the cases, those told of by another, and what the others give: a fine, prices, citations, a date.
select
    status,
    count(*) filter (where same_as is null) as cases,
    count(same_as) as told_again,
    count(*) filter (where same_as is null and fine_kind = 'fined') as fined,
    count(*) filter (where same_as is null and fine_kind = 'no_fine') as no_fine,
    count(*) filter (where same_as is null and fine_kind = 'combined_only') as combined_only,
    count(*) filter (where same_as is null and fine_kind = 'not_stated') as not_stated,
    count(*) filter (where same_as is null and citing.counts) as cited,
    count(*) filter (where same_as is null and not citing.counts) as other_roles,
    count(*) filter (where same_as is null and priced.case_id is not null) as priced,
    count(*) filter (where same_as is null and ref_date_basis = 'decided') as decided,
    count(*) filter (where same_as is null and ref_date_basis = 'published') as published,
    count(*) filter (where same_as is null and ref_date_basis = 'filed') as filed,
    count(*) filter (where same_as is null and ref_date_basis = 'found') as found,
    count(*) filter (where same_as is null and ref_date_basis is null) as undated
from population
left join (
    select basis, max(list_contains($role, role)) as counts
    from readings
    group by basis
) as citing on citing.basis = population.basis
left join (
    select distinct case_id
    from prices
    where sale_price is not null and (purchase_price is not null or prior_sale_price is not null)
) as priced on priced.case_id = population.case_id
group by status
order by status
