-- title: Fine distribution | 罚款分布
-- by: optional
-- chart: spread key p10_yuan p25_yuan median_yuan p75_yuan p90_yuan
-- How fines are distributed. Quantiles interpolate linearly; they, the mean, least and largest are over single fines stated and above zero.
-- 说明: 罚款金额的分布。分位数按线性插值计算；分位数、平均数、最低和最高值只统计单一主体且载明金额大于零的罚款。
-- method: Decided cases, or those of --status: each stands in one of fined, no_fine, not_stated and combined_only. A sum stated with 罚没 is
-- method: taken apart nowhere: it is in combined_only and in no other figure. Quantiles interpolate linearly (Hyndman & Fan 1996, type 7,
-- method: as Excel's PERCENTILE.INC); of few fines they say little, and fined − joint is their n. Fines are skewed: read the median beside
-- method: the mean.
-- 方法: 统计已作出处罚决定的案件（或者 --status 指定的状态），每案归入载明罚款金额、未处罚款、未载明、仅载明罚没款合计之一。罚没款合计不作拆分，
-- 方法: 不计入其他任何数字。
-- 方法: 分位数按线性插值计算（Hyndman & Fan 1996 第7类，与 Excel 的 PERCENTILE.INC 一致），件数少时参考价值有限，其样本量为载明罚款金额减去多
-- 方法: 主体合计。
-- 方法: 罚款分布偏斜，平均数应与中位数对照阅读。
-- key | {key}
-- cases | 案件数（件） | Selected cases of the group | 该组选定的案件
-- decided | 已决定（件） | of them with a decision
-- fined | 载明罚款金额（件） | with a fine that is stated and above zero | 载明且大于零
-- no_fine | 未处罚款（件） | with other penalties only, or a stated zero | 仅有其他处罚，或者载明为零
-- not_stated | 罚款金额未载明（件） | with a fine whose amount is not stated, or with no outcome told | 有罚款而未载明金额，或者未载明结果
-- combined_only | 仅载明罚没款合计（件） | with fine and confiscation only as one sum | 罚款与没收只有一个合计数
-- joint | 多主体合计（件） | of the fined, with one sum for several parties: in the total only | 载明罚款金额中多个主体合并罚款的，只计入合计
-- total_yuan | 罚款合计（元） | Sum of the fines
-- mean_yuan | 罚款平均数（元） | Mean fine
-- min_yuan | 最低罚款（元） | Least fine
-- p10_yuan | 第10百分位数（元） | 10th percentile
-- p25_yuan | 下四分位数（元） | Lower quartile
-- median_yuan | 罚款中位数（元） | Median
-- p75_yuan | 上四分位数（元） | Upper quartile
-- p90_yuan | 第90百分位数（元） | 90th percentile
-- max_yuan | 最高罚款（元） | Largest fine
select
    key, cases, decided, fined, no_fine, not_stated, combined_only, joint, total_yuan, mean_yuan, min_yuan,
    in_cents(quantiles[1]) as p10_yuan,
    in_cents(quantiles[2]) as p25_yuan,
    in_cents(quantiles[3]) as median_yuan,
    in_cents(quantiles[4]) as p75_yuan,
    in_cents(quantiles[5]) as p90_yuan,
    max_yuan
from (
    select
        key,
        count(is_case) as cases,
        count(*) filter (where status = 'decided') as decided,
        count(*) filter (where fine_kind = 'fined') as fined,
        count(*) filter (where fine_kind = 'no_fine') as no_fine,
        count(*) filter (where fine_kind = 'not_stated') as not_stated,
        count(*) filter (where fine_kind = 'combined_only') as combined_only,
        count(*) filter (where fine_kind = 'fined' and fine_joint) as joint,
        coalesce(sum(counted_fine), 0) as total_yuan,
        in_cents(cast(sum(single_fine) as double) / nullif(count(single_fine), 0)) as mean_yuan,
        min(single_fine) as min_yuan,
        exact_quantiles(single_fine, [0.1, 0.25, 0.5, 0.75, 0.9]) as quantiles,
        max(single_fine) as max_yuan
    from grouped
    group by key
)
order by key is null, case when not $in_time then cases end desc, key
