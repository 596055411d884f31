-- title: Amounts held against each other | 数额核对
-- rests on: amounts
-- by: required
-- What was checked in how many cases, and how it came out.
-- 说明: 核对了哪些项目、多少案件，结果如何。
-- key | {key}
-- check | 核对项目 | What is held against what
-- cases | 核对案件数（件） | Cases where both are stated | 两项均载明的案件
-- agrees | 相符（件） | to one yuan | 相差不超过一元
-- near | 接近（件） | near a whole multiple, of fine_by_… only | 接近整倍数，限罚款与基数的核对
-- differs | 不符（件） | by more
-- other | 非整倍数（件） | no whole multiple, of fine_by_… only | 不是整倍数，限罚款与基数的核对
-- agrees_pct | 相符占比（%） | of the cases checked
with counted as (
    select
        key, checks."check",
        count(*) as cases,
        count(*) filter (where verdict = 'agrees') as agrees,
        count(*) filter (where verdict = 'near') as near,
        count(*) filter (where verdict = 'differs') as differs,
        count(*) filter (where verdict = 'other') as other
    from grouped
    join checks on checks.case_id = grouped.case_id
    where in_money
    group by key, checks."check"
)
select key, "check", cases, agrees, near, differs, other, percent_of(agrees, cases) as agrees_pct
from (select *, sum(cases) over (partition by key) as group_cases from counted)
order by key is null, case when not $in_time then group_cases end desc, key, "check"
