-- title: Discretion | 裁量情况
-- rests on: discretion
-- by: optional
-- chart: bars discretion cases
-- overlap: yes
-- Circumstances of discretion that the texts state: 从轻, 减轻, 从重 and the grounds for no penalty, with the fines of those cases.
-- 说明: 文中载明的裁量情节：从轻、减轻、从重，以及不予处罚的事由，和这些案件的罚款。
-- method: All selected cases, as a case without a penalty has its grounds too; a case with several stands under each. 从轻 is lighter
-- method: inside the statutory band, 减轻 below it (行政处罚法 32), 轻微不罚, 首违不罚 and 无主观过错不罚 are its article 33.
-- method: Summaries often leave the ground out: not stated does not mean that there was none, and shares are of what is told.
-- 方法: 统计选定的全部案件（不予处罚的案件也有其事由）；一案有多个情节的，在各情节下均计入。从轻是在法定幅度内从轻，减轻是低于法定下限（《行政
-- 方法: 处罚法》第三十二条），轻微不罚、首违不罚、无主观过错不罚见第三十三条。
-- 方法: 公布摘要往往不写裁量情节，未载明不等于没有，占比只反映所载明的内容。
-- key | {key}
-- discretion | 裁量情节 | Circumstance; empty where none is stated
-- name_zh | 名称 | The same in Chinese
-- cases | 案件数（件） | Cases that state it
-- share_pct | 占比（%） | of the cases of the group | 占该组案件
-- decided | 已决定（件） | of them with a decision
-- fined | 载明罚款金额（件） | with a fine that is stated and above zero
-- fine_median_yuan | 罚款中位数（元） | Median fine, without sums for several parties
with stated as (
    select key, status, counted_fine, single_fine, unnest(list_distinct(discretion)) as code
    from grouped
    where is_case and array_size(discretion) > 0
    union all
    select key, status, counted_fine, single_fine, null
    from grouped
    where is_case and not coalesce(array_size(discretion) > 0, false)
),
groups as (
    select key, count(is_case) as group_cases from grouped group by key
)
select
    stated.key, stated.code as discretion, coalesce(max(codes.name_zh), '未载明') as name_zh,
    count(*) as cases,
    percent_of(count(*), group_cases) as share_pct,
    count(*) filter (where status = 'decided') as decided,
    count(counted_fine) as fined,
    exact_quantile(single_fine, 0.5) as fine_median_yuan
from stated
join groups on groups.key is not distinct from stated.key
left join codes on codes.list = 'discretion' and codes.code = stated.code
group by stated.key, group_cases, stated.code
order by stated.key is null, case when not $in_time then group_cases end desc, stated.key, stated.code is null, cases desc, stated.code
