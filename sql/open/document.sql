-- The objects of a JSON array, or one object.
select row_number() over () as _row, cast(json as varchar) as _line
from read_json_objects({path}, format = {form}, maximum_object_size = {longest})
