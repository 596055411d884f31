-- A CSV or TSV, every cell as text; the rows are numbered as a spreadsheet does, the heading being row {heading}.
select row_number() over () + {heading} as _row, {cells}
from read_csv(
    {path}, header = false, skip = {heading}, auto_detect = false, delim = {delimiter}, quote = '"', escape = '"',
    max_line_size = {room}, buffer_size = {room}, columns = {{{columns}}})
