-- Cases from sources of the kind.
list_contains($source, c.source_kind)
