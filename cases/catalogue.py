"""What there is to ask for: the reports, the groupings, the fields of the record, each as a table.

Names and codes are there to be typed: they stand as they are in every language.
"""

from collections.abc import Sequence

from cases import codelists, record, reports
from cases.errors import UsageError, nearest
from cases.frame import Query
from cases.language import enumerated, phrase
from cases.loading import layouts
from cases.output import Result
from cases.resources import reference
from cases.wording import headings


def everything(lang: str = "en") -> Result:
    """Return the reports and the groupings: name, title, what is to be known of them; in English both titles."""
    rows = [
        (phrase("report", lang), name, *titles(query, lang), told(query, lang, takes(name, lang)))
        for name, query in ((name, reports.query("reports", name)) for name in reports.report_names())
    ]
    for name in reports.grouping_names():
        query = reports.query("by", name)
        rows.append((phrase("grouping", lang), name, *titles(query, lang), told(query, lang)))
    columns = ("kind", "name", "title", "title_zh", "about") if lang == "en" else ("kind", "name", "title", "about")
    note = phrase(
        "cases reports NAME lists the columns of a report. Where rows overlap, a case may stand in several of them.",
        lang,
    )
    return Result(columns, rows, note=note, headings=headings(columns, lang))


def titles(query: Query, lang: str) -> Sequence[str]:
    """Return the title in Chinese, after the English one where that is the language."""
    return (query.title, query.title_zh) if lang == "en" else (query.title_zh,)


def told(query: Query, lang: str, *more: str) -> str:
    """Return what is to be known of a report or grouping."""
    overlap = [phrase("Rows overlap.", lang)] if query.info.get("overlap") else []
    return (" " if lang == "en" else "").join([query.told(lang), *overlap, *more])


def takes(name: str, lang: str) -> str:
    """Return which groupings a report takes, in words."""
    given = reports.takes_grouping(name)
    return phrase("--by: {those}.", lang, those=codelists.named("by", given, lang))


def columns_of(name: str, lang: str = "en") -> Result:
    """Return the columns of a report, those of its grouped form below. Raises UsageError."""
    reports.known("report", name, reports.report_names())
    rows = []
    for variant in (name, f"{name}.by", f"{name}.detail"):
        if variant in reports.variants():
            found = reports.query("reports", variant)
            form = variant.replace(".", " --")
            for column in found.columns:
                heading = column.zh.format(key="分组", col="列")
                meaning = column.meaning if lang == "en" else column.meaning_zh
                rows.append((form, column.name, heading, meaning))
    found = reports.query("reports", name)
    columns = ("report", "column", "heading_zh", "meaning")
    return Result(
        columns,
        rows,
        title=f"{found.title} {found.title_zh}" if lang == "en" else found.title_zh,
        note=found.told(lang),
        footers=list(filter(None, [found.method(lang)])),
        headings=headings(columns, lang),
    )


def all_fields(lang: str = "en") -> Result:
    """Return the fields of the native file forms: name, type, Chinese heading, meaning, codes."""
    meanings = {row["field"]: row["zh"] for row in reference("meanings")}
    rows = []
    for table, fields in (
        ("cases", (*record.CASES, record.CITATIONS_COLUMN, record.PRICES_COLUMN)),
        ("prices", record.PRICE_FIELDS),
    ):
        for field in fields:
            codes = [f"{code} {zh}" for code, zh in codelists.CHOICES.get(field.codes, {}).items()]
            meaning = field.meaning if lang == "en" else meanings[field.name]
            if codes:
                meaning = phrase("{what} ({codes})", lang, what=meaning, codes=enumerated(codes, lang))
            kind = codelists.named("type", field.type, lang)
            rows.append((record.table_name(table, lang), field.name, kind, field.zh, meaning))
    columns = ("table", "field", "type", "heading_zh", "meaning")
    return Result(columns, rows, headings=headings(columns, lang))


def codes_of(name: str, lang: str = "en") -> Result:
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
    rows = [(code, zh, words.get(code)) for code, zh in codelists.codes(lists[name]).items()]
    columns = ("code", "name_zh", "also")
    return Result(columns, rows, headings=headings(columns, lang))


def all_layouts(lang: str = "en") -> Result:
    """Return the layouts that files are recognised by: name, title, how many headings; in English both titles."""
    rows = [
        (one.name, *([one.title] if lang == "en" else []), one.title_zh, len(one.fields)) for one in layouts.layouts()
    ]
    note = phrase("cases layouts NAME lists its headings; --layout FILE.toml brings one of your own.", lang)
    columns = ("name", "title", "title_zh", "headings") if lang == "en" else ("name", "title_zh", "headings")
    return Result(columns, rows, note=note, headings=headings(columns, lang))


def headings_of(name: str, lang: str = "en") -> Result:
    """Return what a layout makes of each heading, in normal form. Raises UsageError."""
    layout = layouts.find(name)
    lists = {field.name for field in record.CASES if field.type == "codes"}
    rows: list[tuple[str, str | None, str | None]] = [
        (heading, field, layouts.WAN if layout.is_in_wan(heading) else None) for heading, field in layout.fields.items()
    ]
    rows += [
        (heading, field, phrase("as well" if field in lists else "where that is empty", lang))
        for heading, field in layout.fallbacks.items()
    ]
    rows += [(heading, None, phrase("personal data, not read", lang)) for heading in sorted(layout.personal)]
    rows += [(heading, None, phrase("not needed", lang)) for heading in sorted(layout.ignored)]
    columns = ("heading", "field", "note")
    title = f"{layout.title} {layout.title_zh}" if lang == "en" else layout.title_zh
    return Result(columns, rows, title=title, headings=headings(columns, lang))
