-- title: Findings | 数据问题
-- rests on: findings
-- by: none
-- What loads found wrong or doubtful, by rule, field and file, errors first: of the selected cases, and of rows that
-- were refused or belong to no case.
-- 说明: 导入时发现的错误和疑点，按规则、字段和文件统计，错误在前：包括选定的案件，以及被拒收或者不属于任何案件的行。
-- method: As the loads found them, by rule; a row counts once for a rule and field. An error refused the row, a warning kept it as it
-- method: stands. Findings of a case go with it when it is loaded anew or removed. Rules: the README tells each with its source.
-- 方法: 导入时按规则发现；一行对同一规则和字段计一次。错误的行被拒收，警告的行照原样保留。案件重新导入或者移除时，其问题随之消除。
-- severity | 级别 | error: the row was refused; warning: it was kept | 错误：该行被拒收；警告：保留
-- rule | 规则 | Stable name of the rule
-- field | 字段 | Field concerned
-- source_file | 来源文件 | File
-- load_id | 导入批次 | Load
-- rows | 行数（行） | Rows with it | 有此问题的行
-- first_row | 首个行号 | The first of them | 其中第一行
-- example | 示例 | What stands in that row | 该行的内容
-- message | 说明 | What it means
select
    found.severity, found.rule, found.field, loads.source_file, found.load_id,
    count(distinct found.source_row) as rows,
    min(found.source_row) as first_row,
    min(case when found.place = 1 then found.value end) as example,
    min(found.message) as message
from (
    select *, row_number() over (partition by load_id, rule, field order by source_row, value) as place
    from noted
) as found
left join loads on loads.load_id = found.load_id
group by found.severity, found.rule, found.field, loads.source_file, found.load_id
order by found.severity, rows desc, found.rule, found.field, found.load_id
