-- What a report stands on: cases by status and date, with fines, citations and prices, and the published sample.
select
    status,
    ref_date_basis,
    same_as is not null as told_again,
    count(*) as cases,
    count(*) filter (where fine_kind = 'fined') as fined,
    count(*) filter (where fine_kind = 'no_fine') as no_fine,
    count(*) filter (where fine_kind = 'combined_only') as combined_only,
    count(*) filter (where fine_kind = 'not_stated') as not_stated,
    count(*) filter (where case_id in (select case_id from cited)) as cited,
    count(*) filter (where case_id in (select case_id from citations) and case_id not in (select case_id from cited)) as other_roles,
    count(*) filter (
        where case_id in (
            select case_id
            from prices
            where sale_price is not null and (purchase_price is not null or prior_sale_price is not null)
        )
    ) as priced,
    count(*) filter (
        where case_id in (
            select d.other_case_id
            from duplicates as d
            join population as first on first.case_id = d.case_id and first.same_as is null
        )
    ) as doubled,
    count(*) filter (where load_id in (select load_id from loads where is_sample)) as sample
from population
group by status, ref_date_basis, told_again
order by cases desc, status, ref_date_basis, told_again
