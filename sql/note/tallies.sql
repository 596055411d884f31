-- How many cases are alike in all that the line under a report tells apart. A legal basis is looked up once for all that have it.
select
    status, source, told_again, may_double, load_id in (select load_id from loads where is_sample) as is_sample, date, fine_kind, is_joint, is_priced,
    citing.roles, cast(sum(counted.cases) as bigint) as cases
from (
    select
        status, load_id, basis,
        source_kind as source,
        same_as is not null as told_again,
        same_as is null and case_id in (
            select d.other_case_id
            from duplicates as d
            join population as first on first.case_id = d.case_id and first.same_as is null
        ) as may_double,
        ref_date_basis as date,
        fine_kind,
        coalesce(fine_joint, false) as is_joint,
        case_id in (
            select case_id
            from prices
            where sale_price is not null and (purchase_price is not null or prior_sale_price is not null)
        ) as is_priced,
        count(*) as cases
    from population
    group by all
) as counted
left join (
    select basis, list_sort(list(distinct role)) as roles
    from readings
    group by basis
) as citing on citing.basis = counted.basis
group by all
