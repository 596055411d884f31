-- JSON Lines that are all objects, a column a key, every value as text: what is no text as JSON.
select row_number() over () as _row, {columns}
from read_json({path}, format = 'newline_delimited', columns = {{{types}}})

