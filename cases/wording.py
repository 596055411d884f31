"""How a result reads in Chinese: names in the place of codes, and texts that the SQL composes in English.

Owns which columns hold what. Code lists are the record's (`record`) and, of what only reports tell,
`report_codes.csv` of `data/reference`; composed texts are taken apart at their semicolons and read by `fragments.csv`.
Data files keep codes as they are.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial
from string import Formatter
from typing import Any

from cases import codelists, record
from cases.output import Result
from cases.output.cells import LIST_MARK, text
from cases.resources import reference
from cases.selection import UNDECIDED

NAMED = "name_zh"
"""The column that gives a code before it its Chinese name."""
COMPOSED = ("reason", "why", "stated_rates", "version", "value", "example")
"""Columns of texts that are composed in English."""
TEXTS = (*COMPOSED, "message", "circumstance", "precondition")
"""Columns of texts, of which there is no code."""
ALIASES = {"violation": "violation_type", "violation_types": "violation_type"}
"""Columns whose code list is called otherwise."""
BETWEEN = "; "
"""What stands between the fragments of a composed text."""

Reader = Callable[[Any], Any]


def named(result: Result) -> Result:
    """Return a result as people read it in its language: in Chinese with names for codes, in English as it is."""
    if result.lang == "en":
        return result
    columns = list(result.columns)
    kept = [at for at, column in enumerate(columns) if column != NAMED or not at]
    first = result.head
    # A code with its name beside it is told once, by the name.
    readers = [
        (at + 1 if columns[at + 1 : at + 2] == [NAMED] else at, reader(columns[at], result.codes)) for at in kept
    ]
    return replace(
        result,
        columns=[columns[at] for at in kept],
        rows=([read(row[at]) for at, read in readers] for row in suspecting(result)),
        headings=[heading(result, at) for at in kept],
        arrow=None,
        head=(lambda rows: named(replace(result, rows=first(rows), head=None)).rows) if first else None,
    )


def with_texts(result: Result) -> Result:
    """Return a result of a data file: codes stay codes, but texts that are composed are in its language."""
    at = [place for place, column in enumerate(result.columns) if column in TEXTS]
    if result.lang == "en" or not at:
        return result
    readers = {place: reader(result.columns[place], result.codes) for place in at}
    rows = (
        [readers[place](value) if place in readers else value for place, value in enumerate(row)] for row in result.rows
    )
    arrow = partial(read_table, result.arrow, readers) if result.arrow else None
    return replace(result, rows=rows, arrow=arrow, head=None)


def read_table(arrow: Callable[[], Any], readers: Mapping[int, Reader]) -> Any:
    """Return a pyarrow table with some of its columns of text read, the types of all as they were."""
    import pyarrow as pa

    table = arrow()
    for place, read in readers.items():
        kind = table.schema.field(place)
        table = table.set_column(place, kind, pa.array(map(read, table.column(place).to_pylist()), kind.type))
    return table


def suspecting(result: Result) -> Iterator[Sequence[Any]]:
    """Yield the rows of a result, parties on whom nothing is decided as suspects."""
    columns = list(result.columns)
    is_key = "party" not in columns and result.codes.get("key") == "party"
    party = columns.index("key" if is_key else "party") if is_key or "party" in columns else None
    status = columns.index("status") if "status" in columns else None
    for row in result.rows:
        undecided = result.undecided if status is None else row[status] in UNDECIDED
        if party is not None and undecided and row[party] is not None:
            yield [suspect(value) if at == party else value for at, value in enumerate(row)]
        else:
            yield row


def value(column: str, code: Any, lang: str) -> Any:
    """Return what a column holds as people of a language read it."""
    return code if lang == "en" else reader(column, {})(code)


def headings(columns: Sequence[str], lang: str) -> Sequence[str]:
    """Return the headings of columns that no report defines, by their names."""
    return columns if lang == "en" else [names("column").get(column, column) for column in columns]


def heading(result: Result, at: int) -> str:
    """Return the heading of a column; where columns are groups, as of a cross table, by the name of the group."""
    name = result.header[at]
    return names(result.codes["col"]).get(name, name) if at and "col" in result.codes else name


def suspect(party: str) -> str:
    """Return a party on whom nothing is decided, as Chinese authorities name one."""
    return f"{party}（涉嫌）"


def reader(column: str, codes: Mapping[str, str]) -> Reader:
    """Return what makes a value of a column readable."""
    if column in COMPOSED:
        return lambda value: translated(value) if isinstance(value, str) else value
    if column == "message":
        return lambda value: messages().get(value, value)
    meant = names(codes.get(column) or list_of(column))
    if column == "key":
        return lambda value: "未载明" if value is None else meant.get(value, value)
    return lambda value: readable(value, meant)


def readable(value: Any, meant: Mapping[str, str]) -> Any:
    """Return a value with the names of its codes, one or several; yes and no in words."""
    match value:
        case bool():
            return "是" if value else "否"
        case str() if value in meant:
            return meant[value]
        case str() if meant and LIST_MARK in value:
            return "、".join(meant.get(code, code) for code in value.split(LIST_MARK))
        case list():
            return "、".join(meant.get(code, text(code)) for code in value)
    return value


def list_of(column: str) -> str:
    """Return the code list of a column: that of the field of its name, else the list of its name, if there is one."""
    fields = (*record.CASES, *record.CITATIONS, *record.FINDINGS)
    by_field = {field.name: field.codes for field in fields if field.codes}
    return ALIASES.get(column) or by_field.get(column) or column


@cache
def names(code_list: str) -> Mapping[str, str]:
    """Return the Chinese name of each code of a list; none for no list."""
    match code_list:
        case "field":
            violated = codelists.codes("role")["violated"]
            return {record.VIOLATED: violated, **{field.name: field.zh for field in record.NATIVE}}
        case "column":
            fields = (*record.NATIVE, *record.CITATIONS, *record.LOADS, *record.FINDINGS)
            return {**{field.name: field.zh for field in fields}, **codelists.codes("column")}
        case "rule":
            return {row["rule"]: row["name_zh"] for row in reference("rules")}
        case "evidence":
            # A rule of reading is called by what it reads.
            lists = ("status", "penalty", "discretion", "role", "base")
            return {code: zh for name in (*lists, code_list) for code, zh in codelists.codes(name).items()}
    return codelists.codes(code_list)


@cache
def messages() -> Mapping[str, str]:
    """Return the Chinese of each message of the rules."""
    return {row["message"]: row["message_zh"] for row in reference("rules")}


@lru_cache(maxsize=10_000)
def translated(composed: str) -> str:
    """Return a composed text in Chinese; what no fragment tells stands as it is."""
    parts = composed.split(BETWEEN)
    read = [fragment(part) for part in parts]
    return composed if read == parts else "；".join(read)


def fragment(words: str) -> str:
    """Return a fragment of a composed text in Chinese, codes in it too; one that is not known as it is."""
    for pattern, chinese in fragments():
        if found := pattern.fullmatch(words):
            return chinese.format(**{name: value_of(name, value) for name, value in found.groupdict().items()})
    return names("circumstance").get(words) or names("precondition").get(words) or words


def value_of(name: str, value: str) -> str:
    """Return a value in a fragment, which is a code where its name is that of a list."""
    return names(listed(name)).get(value, value)


def listed(name: str) -> str:
    """Return the list that a value in a fragment comes from: {other_circumstance} is a circumstance."""
    return name.removeprefix("other_")


@cache
def fragments() -> Sequence[tuple[re.Pattern[str], str]]:
    """Return a pattern and the Chinese of each fragment, those without a value first."""
    found = [(re.compile(pattern(row["en"])), row["zh"]) for row in reference("fragments")]
    return sorted(found, key=lambda one: one[0].groups)


def pattern(template: str) -> str:
    """Return the regular expression of a fragment: of a value from a list one of its codes, else anything."""
    parts = []
    for literal, name, _, _ in Formatter().parse(template):
        parts.append(re.escape(literal))
        if name:
            codes = sorted(names(listed(name)), key=len, reverse=True)
            parts.append(f"(?P<{name}>{'|'.join(map(re.escape, codes)) or '.+'})")
    return "".join(parts)
