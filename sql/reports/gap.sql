-- title: Difference of published cases | 组间差异（已公布案件）
-- by: required
-- chart: spread key low_yuan median_yuan high_yuan
-- The median fine of each group beside that of all selected cases, with the 95 % interval of the median. A difference of published cases,
-- which is no judgement of anybody.
-- 说明: 各组罚款中位数与选定全部案件中位数的对比，附中位数的95%区间。这是已公布案件的差异，不是对任何机关的评价。
-- method: Over single fines stated and above zero; the whole counts each case once, the group's own among them. The interval stands on
-- method: order statistics: of n fines in rising order the r-th and the (n + 1 − r)-th, r = ⌊(n + 1 − 1.959964 √(n − 0.475)) ÷ 2⌋, which
-- method: is the rank of the exact binomial (sign test) interval for every n from 6 to 100,000. Above or below: the interval lies wholly
-- method: on one side of the whole's median. Groups with under 10 fines are told as few, and are not ranked.
-- method: Of twenty like groups one lies outside by chance. Groups differ in violations, laws, parties and in what is published, typical
-- method: cases above all: filter for one type and one kind of source before comparing, and conclude nothing on a single authority.
-- 方法: 统计单一主体且载明金额大于零的罚款；总体中每案计一次，包括本组案件。区间以顺序统计量确定：n 笔罚款由小到大，取第 r 笔和第（n+1−r）笔，r＝
-- 方法: ⌊（n+1−1.959964√（n−0.475））÷2⌋，n 自 6 至 100,000 均与二项分布（符号检验）的精确区间一致。
-- 方法: 区间完全在总体中位数一侧的，为高于或者低于总体。不足10笔罚款的组为件数过少，不排位次。即使各组相同，二十组中也会偶然有一组落在区间以外。
-- 方法: 各组的违法行为、适用法规、当事人和公布范围不同，典型案例尤甚：比较以前应先限定一种违法行为类型和一种来源，不得据此评价单个机关。
-- rank | 位次 | By median, 1 for the highest; none for few | 按中位数由高到低，1 为最高；件数过少的不排
-- key | {key}
-- cases | 案件数（件） | Selected cases of the group
-- n | 件数 | Single fines | 单一主体的罚款
-- median_yuan | 罚款中位数（元） | Median fine of the group
-- low_yuan | 95%区间下限（元） | Lower end of its interval
-- high_yuan | 95%区间上限（元） | Upper end
-- whole_yuan | 总体中位数（元） | Median fine of all selected cases | 选定全部案件的罚款中位数
-- difference_yuan | 与总体中位数之差（元） | Group − whole | 本组−总体
-- difference_pct | 与总体中位数之差（%） | of the whole
-- reading | 比较结果 | above 高于, below 低于 the whole; unclear 不能区分; few 件数过少 | 高于总体、低于总体、不能区分、件数过少
with groups as (
    select key, count(is_case) as cases, count(single_fine) as fined, exact_quantile(single_fine, 0.5) as median_yuan
    from grouped
    group by key
),
ordered as (
    select key, single_fine, row_number() over (partition by key order by single_fine) as place
    from grouped
    where single_fine is not null
),
ranks as (
    select key, cast(floor((fined + 1 - 1.959964 * sqrt(fined - 0.475)) / 2) as bigint) as low, fined
    from groups
    where fined >= 10
),
intervals as (
    select
        ranks.key,
        max(case when place = ranks.low then single_fine end) as low_yuan,
        max(case when place = fined + 1 - ranks.low then single_fine end) as high_yuan
    from ranks
    join ordered on ordered.key is not distinct from ranks.key
    group by ranks.key
),
whole as (
    select exact_quantile(single_fine, 0.5) as whole_yuan from selected
),
compared as (
    select
        groups.key, cases, fined, median_yuan, low_yuan, high_yuan, whole_yuan,
        case when groups.key is not null and fined >= 10 then true else false end as is_ranked
    from groups
    cross join whole
    left join intervals on intervals.key is not distinct from groups.key
    where cases > 0
)
select
    case when is_ranked then rank() over (partition by is_ranked order by median_yuan desc) end as rank,
    key, cases, fined as n, median_yuan, low_yuan, high_yuan, whole_yuan,
    case when fined >= 10 then median_yuan - whole_yuan end as difference_yuan,
    case when fined >= 10 then in_cents(rise(median_yuan, whole_yuan)) end as difference_pct,
    case
        when fined < 10 then 'few'
        when low_yuan > whole_yuan then 'above'
        when high_yuan < whole_yuan then 'below'
        else 'unclear'
    end as reading
from compared
order by
    key is null, case when not $in_time and is_ranked then 0 when not $in_time then 1 end,
    case when not $in_time and is_ranked then median_yuan end desc, case when not $in_time then fined end desc, key
