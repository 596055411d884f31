-- Cases by their ids.
list_contains($id, c.case_id)
