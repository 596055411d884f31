-- What every report is written over, as far as it names it: selected, the cases that are looked at, each once; grouped, the same under
-- their key, or under each of several, the first of which is_first; bases, how many of them have the same reading, a legal basis; cited, the
-- citations of a reading that count, down to the level asked for. The report itself follows.
with dated as (
    select
        c.*,
        true as is_case,
        true as is_first,
        is_masked(c.party) as is_unnamed,
        case $date
            when 'decided' then c.decided_on
            when 'published' then c.published_on
            when 'filed' then c.filed_on
            when 'found' then c.found_on
            else coalesce(c.decided_on, c.published_on, c.filed_on, c.found_on)
        end as ref_date,
        case
            when $date <> 'ref' then case
                when case $date
                    when 'decided' then c.decided_on when 'published' then c.published_on when 'filed' then c.filed_on else c.found_on
                end is not null then $date end
            when c.decided_on is not null then 'decided'
            when c.published_on is not null then 'published'
            when c.filed_on is not null then 'filed'
            when c.found_on is not null then 'found'
        end as ref_date_basis,
        list_contains($money_status, c.status) as in_money
    from {cases} as c
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
            when not coalesce(list_contains(penalties, 'fine'), false)
                and (array_size(penalties) > 0 or greatest(confiscated_gains_yuan, confiscated_goods_yuan, confiscated_yuan) > 0) then 'no_fine'
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
-- Natural persons show here as they may show in the report.
shown as (
    select
        {columns}
    from population
    where not list_contains($hidden_status, status)
),
selected as (
    select *
    from shown
    where same_as is null
),
bases as (
    select reading, count(*) as cases, min(ref_date) as first, max(ref_date) as last
    from selected
    group by reading
),
cited as (
    select
        reading, position, law_id, law, law_as_written, role, at_article,
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
-- What loads found in these cases, in rows of no case, and in those that were refused.
doubtful as (
    select *
    from said
    where case_id in (select case_id from findings)
),
noted as (
    select
        findings.* exclude (value, message),
        {found}
    from findings
    left join (
        select case_id, person, person_mask
        from doubtful as c
        where {filters}
    ) as c on c.case_id = findings.case_id
    where c.case_id is not null
        or findings.case_id is null
        or findings.case_id not in (select case_id from doubtful)
),
grouped as (
{grouping}
)
