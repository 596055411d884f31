-- title: Findings | 数据问题
-- rests on: findings
-- by: none
-- What loads found wrong or doubtful, by rule, field and file, errors first: of the selected cases, and of rows that
-- were refused or belong to no case.
-- method: As the loads found them, by rule; a row counts once for a rule and field. An error refused the row, a warning kept it as it
-- method: stands. Findings of a case go with it when it is loaded anew or removed. Rules: the README tells each with its source.
-- severity | 级别 | error: the row was refused; warning: it was kept
-- rule | 规则 | Stable name of the rule
-- field | 字段 | Field concerned
-- source_file | 来源文件 | File
-- load_id | 导入批次 | Load
-- rows | 行数（行） | Rows with it
-- first_row | 首个行号 | The first of them
-- example | 示例 | What stands in that row
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
