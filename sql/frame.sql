-- What every report is written over: selected, the cases that are looked at, each once; cited, the citations that count, down to
-- the level asked for;
-- grouping, the group or groups of each case. The report itself follows.
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
    from {cases} as c
    left join violation_types as t on t.code = coalesce(c.violation_subtype, c.violation_type)
),
-- What the fine of a case says; a sum for several parties counts in totals, but is no single fine.
said as (
    select
        *,
        case
            when not in_money then null
            when fine_yuan > 0 then 'fined'
            when fine_yuan = 0 then 'no_fine'
            when combined_yuan is not null then 'combined_only'
            when array_size(penalties) > 0 and not list_contains(penalties, 'fine') then 'no_fine'
            else 'not_stated'
        end as fine_kind,
        case when in_money and fine_yuan > 0 then fine_yuan end as counted_fine,
        case when in_money and fine_yuan > 0 and not coalesce(fine_joint, false) then fine_yuan end as single_fine
    from dated
),
population as (
    select *
    from said as c
    where {filters}
),
selected as (
    select *
    from population
    where list_contains($shown_status, status) and same_as is null
),
cited as (
    select
        case_id, position, law_id, law, law_as_written, role, at_article,
        case when $level <> 'law' then article end as article,
        case $level when 'item' then paragraph when 'paragraph' then within_paragraph end as paragraph,
        case when $level = 'item' then item end as item,
        case $level
            when 'item' then citation
            when 'paragraph' then within
            when 'article' then at_article
            else '《' || law || '》'
        end as citation
    from (
        select *, regexp_extract(citation, '^《.+》(第.+?条(之[零一二三四五六七八九十百千]+)?(至第.+?条(之[零一二三四五六七八九十百千]+)?)?)?') as at_article
        from {provisions}
        where list_contains($role, role)
    )
),
-- What loads found.
noted as (
    select *
    from {findings}
),
grouping as (
{grouping}
)
