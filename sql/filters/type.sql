-- Cases whose main violation is of the type, its group or its subtype.
(
    list_contains($type, c.violation_type)
    or list_contains($type, c.violation_subtype)
    or coalesce(c.violation_subtype, c.violation_type) in (select code from violation_types where list_contains($type, "group"))
    or (
        list_contains($type, 'misc')
        and coalesce(c.violation_subtype, c.violation_type, '') not in (select code from violation_types)
    )
)
