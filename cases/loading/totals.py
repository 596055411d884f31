"""Rows that are no case: sums of the others, headings once more, and lines that say what the table is.

Owns what of a row tells that. The words are those of `is_sum` and `is_foot` in the macros of a load.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from cases import record
from cases.literals import quoted
from cases.loading.heads import Above, told
from cases.loading.placement import Placement
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

AMONG = 3
"""What a line says that is no case stands in one of the first columns."""
PROSE = ("facts", "penalty_text", "basis_text", "discretion_text")
"""They may speak of sums."""
NUMBER = "decision_no"
TELLING = (
    "case_id",
    NUMBER,
    "decided_on",
    "published_on",
    "filed_on",
    "found_on",
    "party_code",
    "facts",
    "basis_text",
    record.VIOLATED,
)
"""No sum, and no note, has one of these."""
ALONE = ("title", "party", "agency", "violation_type", "violation_text")
"""What alone in its row heads a part of the table: 一、1月份案件."""
WIDE = 4
"""Columns of a table in which a row of one cell is no case."""

Plain = Mapping[int, str]
"""By the position of a cell the SQL of its value, where that is known already: its text is null then."""


def is_no_case(placement: Placement, headings: Sequence[str], plain: Plain, read: str = "") -> str:
    """Return the SQL that says whether a row is no case, its cells read by a macro.

    Of cells that are read so, what stands alone may still have merged cells beside it.
    """
    fields = {place: name for name, places in placement.fallbacks.items() for place in places}
    fields |= {place: name for name, place in placement.columns.items()}
    places = looked_at(placement, headings)
    numbers = {field.name for field in record.NATIVE if field.type in ("money", "date", "price", "integer")}
    telling = [place for place, name in fields.items() if name in TELLING and name != NUMBER]
    numbered = [place for place, name in fields.items() if name == NUMBER]
    amounts = [place for place, name in fields.items() if name in numbers]
    words = [place for place in places if place not in amounts and fields.get(place) not in PROSE]
    return sql("load/no_case").format(
        repeats=repeats(headings, fields, read) or "false",
        is_lettered=lettered(len(headings), read),
        tells=any_of(
            (f"tells({cell(place, read)})" for place in telling),
            (
                f"case when not is_no_number({cell(place, read)}) then tells({cell(place, read)}) end"
                for place in numbered
            ),
            known(telling, plain),
        ),
        is_sum=any_true(
            *(f"is_sum({cell(place, read)})" for place in words),
            *(f"is_part({cell(place, read)})" for place in numbered),
        ),
        counts=any_of((cell(place, read) for place in amounts), known(amounts, plain)),
        first=first(len(headings), read),
        is_alone=alone(placement, fields, places, plain) if not read else "false",
    )


def looked_at(placement: Placement, headings: Sequence[str]) -> list[int]:
    """Return the columns that may tell of a row that it is no case: those that are read, and the first."""
    first = range(min(len(headings), AMONG))
    return sorted({*placement.columns.values(), *chain.from_iterable(placement.fallbacks.values()), *first})


def cell(place: int, read: str) -> str:
    """Return the SQL of a cell, read by a macro."""
    return f"{read}(c{place + 1})"


def known(places: Collection[int], plain: Plain) -> list[str]:
    """Return the SQL of the values of cells that are known already."""
    return [plain[place] for place in places if place in plain]


def any_of(*columns: Iterable[str]) -> str:
    """Return the SQL that says whether one of several is not null."""
    return " or ".join(f"{column} is not null" for column in chain(*columns)) or "false"


def any_true(*conditions: str) -> str:
    """Return the SQL that says whether one of several conditions holds."""
    return " or ".join(conditions) or "false"


def first(columns: int, read: str) -> str:
    """Return the SQL of the first words of a row, read by a macro."""
    return f"coalesce({', '.join(cell(place, read) for place in range(min(columns, AMONG)))})"


def repeats(headings: Sequence[str], fields: Mapping[int, str], read: str) -> str:
    """Return the SQL that says whether a row has the first two headings that are read once more, as on a new page."""
    named = [place for place in sorted(fields) if headings[place].strip()][:2]
    return " and ".join(f"{cell(place, read)} = {quoted(headings[place].strip())}" for place in named if len(named) > 1)


def lettered(columns: int, read: str) -> str:
    """Return the SQL that says whether a row letters the columns: 甲, 乙, as tables of statistics do."""
    return (
        " or ".join(
            f"{cell(place, read)} = '甲' and {cell(place + 1, read)} = '乙'" for place in range(min(columns, AMONG) - 1)
        )
        or "false"
    )


def alone(placement: Placement, fields: Mapping[int, str], places: Sequence[int], plain: Plain) -> str:
    """Return the SQL that says whether one cell is all that a row of a wide table has."""
    alone = [place for place in places if fields.get(place) in ALONE or place not in fields]
    if len(placement.columns) < WIDE:
        return "false"
    filled = " + ".join(
        f"cast({one} is not null as integer)" for one in (*(cell(one, "") for one in places), *known(places, plain))
    )
    words = (f"is_no_number({cell(place, '')})" for place, name in fields.items() if name == NUMBER)
    return f"{filled} = 1 and ({any_true(any_of(cell(place, '') for place in alone), *words)})"


def below(con: "DuckDBPyConnection", relation: str, placement: Placement, headings: Sequence[str]) -> Above:
    """Return what notes below a table tell, of the kind that else stands above it."""
    query = sql("load/notes").format(
        relation=relation,
        words=first(len(headings), "trimmed"),
        is_no_case=is_no_case(placement, headings, {}, "trimmed"),
    )
    return told(con.execute(query).fetchall())
