-- How often each provision is cited as violated, or without a role; an item of the first paragraph may name it or not.
with shown as (
    select case_id
    from cases
    where status <> 'withdrawn' and same_as is null
),
cited as (
    select
        case_id, law, article, item,
        case when is_plain then null else paragraph end as paragraph,
        case when is_plain then replace(citation, '第一款第（', '第（') else citation end as citation
    from (
        select
            *,
            item is not null and paragraph = '1' and (law_id, article) not in (
                select (law_id, article) from item_paragraphs where paragraph <> '1') as is_plain
        from citations
        where role in ('violated', 'unknown')
    )
)
select
    law, article, paragraph, item, citation,
    count(distinct case_id) as cases,
    round(cast(100.0 * count(distinct case_id)::double / (select count(*) from shown) as decimal(24, 6)), 2)
        as share_pct,
    count(*) as citations
from cited
semi join shown using (case_id)
group by law, article, paragraph, item, citation
order by cases desc, citations desc, citation
