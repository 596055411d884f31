"""What a shell completes: names and codes, looked up only when it asks."""

from collections.abc import Callable


def completing(names: Callable[[], list[str]]) -> Callable[[str], list[str]]:
    """Return a shell completion over names."""
    return lambda incomplete: [name for name in names() if name.startswith(incomplete)]


def report_names() -> list[str]:
    """Return the names of the reports."""
    from cases import reports

    return reports.report_names()


def grouping_names() -> list[str]:
    """Return the names of the groupings."""
    from cases import reports

    return reports.grouping_names()


def layout_names() -> list[str]:
    """Return the names of the layouts of known files."""
    from cases.loading.layouts import layouts

    return ["auto", *(layout.name for layout in layouts())]


def codes_of(name: str) -> Callable[[], list[str]]:
    """Return what gives the codes of a field."""

    def listed() -> list[str]:
        from cases import codelists

        return list(codelists.codes(name))

    return listed
