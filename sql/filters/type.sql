-- Cases whose main violation is of the type, its group or its subtype.
(
    list_contains($type, c.violation_type)
    or list_contains($type, c.violation_subtype)
    or list_contains($type, c.violation_group)
)
