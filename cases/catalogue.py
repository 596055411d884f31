"""What there is to ask for: the reports, the groupings, the fields of the record, each as a table."""

from cases import record, reports
from cases.output import Result


def all_reports() -> Result:
    """Return the reports: name, whether they take a grouping, title in English and Chinese."""
    rows = []
    for name in reports.report_names():
        found = reports.query("reports", name)
        takes = "optional" if f"{name}.by" in reports.variants() else found.info["by"]
        rows.append((name, takes, found.title, found.title_zh))
    return Result(("report", "by", "title", "标题"), rows, note="cases reports NAME lists the columns of a report.")


def all_groupings() -> Result:
    """Return the groupings: name, title in English and Chinese, what they mean."""
    rows = []
    for name in reports.grouping_names():
        found = reports.query("by", name)
        rows.append((name, found.title, found.title_zh, "yes" if found.info.get("overlap") else "no", found.about))
    note = "Where rows overlap, a case may stand in several of them: they do not add up."
    return Result(("by", "title", "标题", "overlap", "meaning"), rows, note=note)


def columns_of(name: str) -> Result:
    """Return the columns of a report, those of its grouped form below. Raises UsageError."""
    reports.find(name, None)
    rows = []
    for variant in (name, f"{name}.by"):
        if variant in reports.variants():
            found = reports.query("reports", variant)
            rows += [
                (variant.replace(".by", " --by"), column.name, column.zh.format(key="分组"), column.meaning.format(key=""))
                for column in found.columns
            ]
    found = reports.query("reports", name)
    return Result(("report", "column", "列名", "meaning"), rows, title=f"{found.title} {found.title_zh}", note=found.about)


def all_fields() -> Result:
    """Return the fields of the native file forms: name, type, Chinese heading, meaning, codes."""
    rows = []
    for table, fields in (("cases", record.CASES), ("citations", (record.CITATIONS_COLUMN,)), ("prices", record.PRICE_FIELDS)):
        for field in fields:
            codes = list(record.codes(field.codes)) if field.codes in record.CHOICES else []
            listed = f" ({', '.join(codes)})" if codes else ""
            rows.append((table, field.name, field.type, field.zh, field.meaning + listed))
    return Result(("table", "field", "type", "中文表头", "meaning"), rows)
