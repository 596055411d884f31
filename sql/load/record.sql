-- One row for the file in the record of loads.
insert into loads by name
select
    cast($load_id as bigint) as load_id, $source_file as source_file, $document as document, cast($loaded_at as timestamp) as loaded_at,
    $layout as layout, $encoding as encoding, nullif($personal, '') as personal_columns, $is_sample as is_sample,
    (select count(*) from texts) as rows_read,
    count(*) filter (where change = 'inserted') as inserted,
    count(*) filter (where change = 'updated') as updated,
    count(*) filter (where change = 'unchanged') as unchanged,
    (
        select count(*)
        from texts
        where _row in (select _row from faults) or case_id in (select case_id from faults)
    ) as rejected
from changes;
