with dated as (
    select
        c.*,
        coalesce(t."group", 'misc') as violation_group,
        case $date
            when 'decided' then c.decided_on
            when 'published' then c.published_on
            when 'filed' then c.filed_on
            when 'found' then c.found_on
            else coalesce(c.decided_on, c.published_on, c.filed_on, c.found_on)
        end as ref_date,
        case
            when $date <> 'ref' then $date
            when c.decided_on is not null then 'decided'
            when c.published_on is not null then 'published'
            when c.filed_on is not null then 'filed'
            when c.found_on is not null then 'found'
        end as ref_date_basis,
        list_contains($money_status, c.status) as in_money
    from cases as c
    left join violation_types as t on t.code = coalesce(c.violation_subtype, c.violation_type)
),
population as (
    select *
    from dated as c
    where {filters}
),
selected as (
    select *
    from population
    where list_contains($shown_status, status)
),
cited as (
    select *
    from citations
    where list_contains($role, role)
),
grouping as (
{grouping}
)
