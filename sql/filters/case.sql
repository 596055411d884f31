-- Cases by their ids.
c.case_id in (select unnest($case))
