-- JSON Lines, each line one cell: chr(1) cannot stand in JSON, and a line that is not JSON lives on to be a finding.
select row_number() over () as _row, trim(line) as _line
from read_csv(
    {path}, header = false, auto_detect = false, delim = chr(1), quote = '', escape = '',
    max_line_size = {longest}, buffer_size = {longest}, columns = {{'line': 'varchar'}})
