"""Where a file's columns belong: the layout that fits its headings best, and the row that holds them.

Owns the matching. The layouts themselves belong to `layouts`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from cases import record
from cases.errors import SourceError
from cases.loading.layouts import NATIVE, Layout, layouts, native, normal_heading

SEARCHED = 10
"""The heading stands among the first rows: above it there may be a title and a note."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a file's columns belong, by position from 0."""

    layout: str
    """Its name; native-en, native-zh or native-mixed for the record's own headings."""
    columns: dict[str, int]
    """Field to its column."""
    unplaced: tuple[str, ...]
    """Headings that no field has; those beginning with _ are left out knowingly."""
    fallbacks: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Field to the columns that fill it where its own is empty, in order."""
    in_wan: frozenset[int] = frozenset()
    """Columns of amounts in 万元."""
    personal: tuple[str, ...] = ()
    """Headings of personal data, which is not read."""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)


def preference(layout: Layout) -> tuple[bool, int, int]:
    """Return what decides between layouts that know as many headings: the greater goes first."""
    return layout.name == NATIVE, -len(layout.defaults), -len(layout.fields)


def heading_row(rows: Iterable[Sequence[str]], chosen: Layout | None = None) -> int:
    """Return which of the first rows holds the headings: the one that most is known of, else the first filled one."""
    best, most = 0, -1
    for number, cells in enumerate(rows):
        if any(cell.strip() for cell in cells):
            known = most_known([cells], chosen)
            if known > most:
                best, most = number, known
    return best


def heading_rows(rows: Sequence[Sequence[str]], chosen: Layout | None = None) -> tuple[int, Sequence[str]]:
    """Return the last of the rows that hold the headings, and the headings.

    Where cells are merged they stand on two rows, 罚没金额 over 罚款金额 and 没收金额: the lower one counts. A row of
    which every filled cell is a heading is no case.
    """
    best = heading_row(rows, chosen)
    headings = rows[best]
    below = rows[best + 1] if best + 1 < len(rows) else []
    filled = sum(bool(cell.strip()) for cell in below)
    if not filled or len(below) != len(headings) or most_known([below], chosen) < filled:
        return best, headings
    return best + 1, [under if under.strip() else over for over, under in zip(headings, below, strict=True)]


def most_known(rows: Iterable[Sequence[str]], chosen: Layout | None = None) -> int:
    """Return how many headings of any row are known, to the layout that knows most of them or to the one chosen."""
    among = [chosen] if chosen else list(layouts())
    normal = [[normal_heading(cell) for cell in cells if cell.strip()] for cells in rows]
    return max((sum(map(layout.knows, cells)) for cells in normal for layout in among), default=0)


def matches(layout: Layout, headings: Iterable[str]) -> int:
    """Return how many headings a layout knows."""
    return sum(layout.knows(normal_heading(heading)) for heading in headings if heading.strip())


def place(
    headings: Sequence[str],
    source: str,
    fields: tuple[record.Field, ...] = record.NATIVE,
    chosen: Layout | None = None,
) -> Placement:
    """Say which field each heading names, in the layout chosen or else the one that knows most of them.

    Of two that know as many, the record's own goes first, then the one that assumes least, then the smaller.

    Raises SourceError if none is known, or if two columns claim one field.
    """
    among = (chosen,) if chosen else layouts() if fields is record.NATIVE else (native(fields),)
    layout = max(among, key=lambda one: (matches(one, headings), *preference(one)))
    columns: dict[str, int] = {}
    fallbacks: dict[str, list[int]] = {}
    unplaced: list[str] = []
    for position, heading in enumerate(headings):
        normal = normal_heading(heading)
        if name := layout.fields.get(normal):
            if name in columns:
                raise SourceError(
                    f"{source} has two columns for {name}: {headings[columns[name]]} and {heading}",
                    "keep one of them, or put _ before the other's heading",
                )
            columns[name] = position
        elif name := layout.fallbacks.get(normal):
            fallbacks.setdefault(name, []).append(position)
        elif (
            heading.strip()
            and not heading.startswith("_")
            and not layout.knows(normal)
            and not layout.is_personal(normal)
        ):
            unplaced.append(heading.strip() + hint(heading, layout))
    if not columns:
        raise SourceError(f"{source} has no heading that is known{seen(headings)}", suggestion(headings))
    return Placement(
        layout.name if layout.name != NATIVE else f"native-{language(headings, fields)}",
        columns,
        tuple(unplaced),
        {name: tuple(positions) for name, positions in fallbacks.items()},
        frozenset(
            position for name, position in columns.items() if layout.is_in_wan(normal_heading(headings[position]))
        ),
        tuple(heading.strip() for heading in headings if layout.is_personal(normal_heading(heading))),
        {name: dict(words) for name, words in layout.codes.items()},
        dict(layout.defaults),
    )


def language(headings: Sequence[str], fields: tuple[record.Field, ...]) -> str:
    """Return the language of native headings: en, zh or mixed."""
    english = {normal_heading(one.name) for one in fields}
    found = {
        normal_heading(heading) in english for heading in headings if native(fields).knows(normal_heading(heading))
    }
    return "mixed" if len(found) == 2 else "en" if found == {True} else "zh"


def hint(heading: str, layout: Layout) -> str:
    """Return what is probably meant by a heading that is nearly known."""
    near = get_close_matches(normal_heading(heading), layout.fields, n=1, cutoff=0.75)
    return f" (meant {layout.fields[near[0]]}?)" if near else ""


def seen(headings: Iterable[str]) -> str:
    """Return what stood where the headings were expected, shortened."""
    names = ", ".join(heading.strip()[:20] for heading in headings if heading.strip())
    return f" (found: {names[:120]})" if names else ""


def suggestion(headings: Iterable[str]) -> str:
    """Return the remedy for unknown headings: the nearest known one, else where the lists are."""
    for heading in headings:
        if near := get_close_matches(normal_heading(heading), native().fields, n=1, cutoff=0.75):
            return f"rename {heading.strip()} to {native().fields[near[0]]}; cases fields lists all headings"
    return "use the headings that cases fields lists, a layout of cases layouts, or one of your own: --layout FILE.toml"
