"""What there is to ask for: the reports, the groupings, the fields of the record, each as a table."""

from cases import record, reports
from cases.errors import UsageError, nearest
from cases.frame import Query
from cases.loading import layouts
from cases.output import Result
from cases.resources import reference


def everything() -> Result:
    """Return the reports and the groupings: name, title in English and Chinese, what is to be known of them."""
    found = [(name, reports.query("reports", name)) for name in reports.report_names()]
    rows = [
        ("report", name, query.title, query.title_zh, f"{told(query)} --by: {reports.takes_grouping(name)}.")
        for name, query in found
    ]
    for name in reports.grouping_names():
        query = reports.query("by", name)
        rows.append(("grouping", name, query.title, query.title_zh, told(query)))
    note = "cases reports NAME lists the columns of a report. Where rows overlap, a case may stand in several of them."
    return Result(("kind", "name", "title", "title_zh", "about"), rows, note=note)


def told(query: Query) -> str:
    """Return what is to be known of a report or grouping."""
    return query.about + (" Rows overlap." if query.info.get("overlap") else "")


def columns_of(name: str) -> Result:
    """Return the columns of a report, those of its grouped form below. Raises UsageError."""
    reports.known("report", name, reports.report_names())
    rows = []
    for variant in (name, f"{name}.by", f"{name}.detail"):
        if variant in reports.variants():
            found = reports.query("reports", variant)
            rows += [
                (
                    variant.replace(".", " --"),
                    column.name,
                    column.zh.format(key="分组", col="列"),
                    column.meaning.format(key="", col=""),
                )
                for column in found.columns
            ]
    found = reports.query("reports", name)
    return Result(
        ("report", "column", "heading_zh", "meaning"),
        rows,
        title=f"{found.title} {found.title_zh}",
        note=found.about,
        footers=list(filter(None, [found.info.get("method")])),
    )


def all_fields() -> Result:
    """Return the fields of the native file forms: name, type, Chinese heading, meaning, codes."""
    rows = []
    for table, fields in (
        ("cases", (*record.CASES, record.CITATIONS_COLUMN, record.PRICES_COLUMN)),
        ("prices", record.PRICE_FIELDS),
    ):
        for field in fields:
            codes = record.CHOICES.get(field.codes, {})
            listed = f" ({', '.join(f'{code} {zh}' for code, zh in codes.items())})" if codes else ""
            rows.append((table, field.name, field.type, field.zh, field.meaning + listed))
    return Result(("table", "field", "type", "heading_zh", "meaning"), rows)


def codes_of(name: str) -> Result:
    """Return the codes of a field: code, Chinese name, other words that stand for it.

    Raises UsageError for a field that has none.
    """
    lists = {field.name: field.codes for field in (*record.CASES, *record.CITATIONS) if field.codes}
    if name not in lists:
        raise UsageError(f"there is no field {name} with codes", nearest(name, lists))
    words: dict[str, list[str]] = {}
    for row in reference("synonyms"):
        if row["list"] == lists[name]:
            words.setdefault(row["code"], []).append(row["word"])
    rows = [(code, zh, words.get(code)) for code, zh in record.codes(lists[name]).items()]
    return Result(("code", "name_zh", "also"), rows)


def all_layouts() -> Result:
    """Return the layouts that files are recognised by: name, title in English and Chinese, how many headings."""
    rows = [(layout.name, layout.title, layout.title_zh, len(layout.fields)) for layout in layouts.layouts()]
    note = "cases layouts NAME lists its headings; --layout FILE.toml brings one of your own."
    return Result(("name", "title", "title_zh", "headings"), rows, note=note)


def headings_of(name: str) -> Result:
    """Return what a layout makes of each heading, in normal form. Raises UsageError."""
    layout = layouts.find(name)
    lists = {field.name for field in record.CASES if field.type == "codes"}
    rows: list[tuple[str, str | None, str | None]] = [
        (heading, field, layouts.WAN if layout.is_in_wan(heading) else None) for heading, field in layout.fields.items()
    ]
    rows += [
        (heading, field, "as well" if field in lists else "where that is empty")
        for heading, field in layout.fallbacks.items()
    ]
    rows += [(heading, None, "personal data, not read") for heading in sorted(layout.personal)]
    rows += [(heading, None, "not needed") for heading in sorted(layout.ignored)]
    return Result(("heading", "field", "note"), rows, title=f"{layout.title} {layout.title_zh}")
