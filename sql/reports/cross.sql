-- title: Cross table | 交叉表
-- by: two
-- Cases by two groupings, --rows and --cols, as a grid with totals. --cell says what the cells hold; --cell all gives a row a cell with
-- all of it.
-- 说明: 案件按 --rows 和 --cols 两种分组交叉统计，附合计。--cell 指定单元格的内容；--cell all 每个单元格一行，列出全部内容。
-- method: Totals count each case once, also where a grouping overlaps and its rows or columns do not add up to them. Shares are of
-- method: the total of the row or of the column. A case without a value of a grouping stands in the last row or column before the total.
-- 方法: 合计中每案计一次，分组有重叠、各行各列之和不等于合计的也一样。占比以该行或者该列合计为分母。没有分组值的案件在合计之前的最后一行或者一
-- 方法: 列。
-- part | 部分 | cell; row, column: a total of these; all | 单元格、行合计、列合计、总计
-- key | {key} | Group of the row
-- col | {col} | Group of the column
-- cases | 案件数（件） | Cases
-- row_pct | 占行合计（%） | of the cases of the row
-- col_pct | 占列合计（%） | of the cases of the column
-- fined | 载明罚款金额（件） | with a fine that is stated and above zero
-- fine_total_yuan | 罚款合计（元） | Sum of the fines
-- fine_median_yuan | 罚款中位数（元） | Median fine, without sums for several parties | 不含多主体合计
with parts as (
    select 'cell' as part, grouped.key, crossed.key as col, grouped.counted_fine, grouped.single_fine
    from grouped
    join crossed on crossed.case_id = grouped.case_id
    union all
    select 'row', key, null, counted_fine, single_fine from grouped where is_case
    union all
    select 'column', null, key, counted_fine, single_fine from crossed where is_case
    union all
    select 'all', null, null, counted_fine, single_fine from selected
),
counted as (
    select
        part, key, col, count(*) as cases, count(counted_fine) as fined,
        coalesce(sum(counted_fine), 0) as fine_total_yuan,
        exact_quantile(single_fine, 0.5) as fine_median_yuan
    from parts
    group by part, key, col
),
whole as (
    select max(case when part = 'all' then cases end) as cases from counted
)
select
    counted.part, counted.key, counted.col, counted.cases,
    percent_of(counted.cases, coalesce(across.cases, whole.cases)) as row_pct,
    percent_of(counted.cases, coalesce(down.cases, whole.cases)) as col_pct,
    counted.fined, counted.fine_total_yuan, counted.fine_median_yuan
from counted
cross join whole
left join counted as across
    on across.part = 'row' and across.key is not distinct from counted.key and counted.part in ('cell', 'row')
left join counted as down
    on down.part = 'column' and down.col is not distinct from counted.col and counted.part in ('cell', 'column')
order by
    counted.part in ('column', 'all'), counted.key is null, case when not $in_time then across.cases end desc, counted.key,
    counted.part in ('row', 'all'), counted.col is null, case when not $cols_in_time then down.cases end desc, counted.col
