-- The same where blank lines stand between the rows: DuckDB passes over them, a spreadsheet counts them.
select numbers.row as _row, records.* exclude (_row)
from ({table}) as records
join {numbers} as numbers on numbers.record = records._row
