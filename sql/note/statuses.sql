-- The cases of each status and kind of source, those told of by another, and how many of the first are the published sample.
select
    status,
    source_kind,
    sum(cases) as cases,
    sum(told_again) as told_again,
    coalesce(sum(cases) filter (where load_id in (select load_id from loads where is_sample)), 0) as sample
from (
    select status, source_kind, load_id, count(*) - count(same_as) as cases, count(same_as) as told_again
    from population
    group by status, source_kind, load_id
) as counted
group by status, source_kind
order by status, source_kind
