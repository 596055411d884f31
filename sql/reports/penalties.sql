-- title: Penalties | 处罚种类
-- rests on: penalties
-- by: optional
-- overlap: yes
-- Kinds of penalty, each with the cases that have it, and the combinations in which they were imposed.
-- 说明: 各处罚种类的案件数，以及处罚组合的案件数。
-- method: Decided cases. A case counts under each of its kinds and under one combination: combinations add up to the cases, those that
-- method: state no penalty last; kinds do not. A stated fine above zero is a fine, also where the list of penalties leaves it out; so are
-- method: confiscations.
-- method: Orders such as 责令改正 are no penalties (行政处罚法 9, 28) and are not counted. Kinds: data/reference/penalties.csv.
-- 方法: 统计已作出处罚决定的案件。每案计入其每一处罚种类，并计入一个处罚组合：组合之和等于案件数（未载明处罚的在最后），种类之和则不等。载明罚
-- 方法: 款大于零的即计为罚款，处罚种类中未列出的也一样；没收金额亦同。
-- 方法: 责令改正等不是行政处罚（《行政处罚法》第九条、第二十八条），不计入。
-- key | {key}
-- measure | 统计口径 | kind: one penalty, alone or with others; combination: all penalties of a case | 单项处罚：该处罚单独或者与其他并处；处罚组合：一案的全部处罚
-- penalties | 处罚种类 | Codes of the penalties; empty where none is stated
-- name_zh | 名称 | The same in Chinese
-- cases | 案件数（件） | Cases
-- share_pct | 占比（%） | of the decided cases of the group | 占该组已决定的案件
-- fined | 载明罚款金额（件） | with a fine that is stated and above zero
-- fine_median_yuan | 罚款中位数（元） | Median fine, without sums for several parties
with imposed as materialized (
    select
        key, counted_fine, single_fine,
        all_penalties(penalties, fine_yuan, confiscated_gains_yuan, confiscated_goods_yuan, confiscated_yuan) as penalties
    from grouped
    where is_case and in_money
),
kinds as (
    select distinct penalties, unnest(penalties) as code
    from (select penalties from imposed group by penalties)
),
named as (
    select kinds.penalties, kinds.code, codes.name_zh
    from kinds
    join codes on codes.list = 'penalty' and codes.code = kinds.code
),
combinations as (
    select
        penalties,
        string_agg(code, ';' order by code <> 'fine', code) as code,
        case
            when count(*) = 1 and max(code) = 'fine' then '单处罚款'
            when count(*) = 1 then '仅' || max(name_zh)
            when count(case when code = 'fine' then 1 end) = 1
                then '罚款并' || string_agg(case when code <> 'fine' then name_zh end, '、' order by code)
            else string_agg(name_zh, '、' order by code)
        end as name_zh
    from named
    group by penalties
),
counted as (
    select
        imposed.key, 1 as place, 'kind' as measure, named.code, named.name_zh, count(*) as cases, count(counted_fine) as fined,
        exact_quantile(single_fine, 0.5) as fine_median_yuan
    from imposed
    join named on named.penalties = imposed.penalties
    group by imposed.key, named.code, named.name_zh
    union all
    select
        imposed.key, 2, 'combination', combinations.code, coalesce(combinations.name_zh, '未载明'), count(*), count(counted_fine),
        exact_quantile(single_fine, 0.5)
    from imposed
    left join combinations on combinations.penalties = imposed.penalties
    group by imposed.key, combinations.code, combinations.name_zh
),
groups as (
    select key, count(*) as group_cases from imposed group by key
)
select
    counted.key, measure, code as penalties, name_zh, cases,
    percent_of(cases, group_cases) as share_pct,
    fined, fine_median_yuan
from counted
join groups on groups.key is not distinct from counted.key
order by counted.key is null, case when not $in_time then group_cases end desc, counted.key, place, code is null, cases desc, code
