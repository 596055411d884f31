"""Where a file's columns belong: the layout that fits its headings best.

Owns the matching. The layouts themselves belong to `layouts`, columns that no layout has to `worded`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import NamedTuple

from cases import record
from cases.errors import SourceError
from cases.loading.layouts import NATIVE, Layout, layouts, native, normal_heading

FEW = 4
"""A layout is that of a table of which it knows so many headings, or most."""
MEANT = "{heading} (meant {field}?)"


class LeftOut(NamedTuple):
    """A column that is not read."""

    heading: str
    """Of a column without one, its number."""
    reason: str = ""
    """A phrase that may name `field`, by its name, `heading` and `cells`."""
    field: str = ""
    """What the column might have been read as."""
    cells: str = ""
    """Some that speak against it."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a file's columns belong, by position from 0."""

    layout: str
    """Its name; native-en, native-zh or native-mixed for the record's own headings."""
    columns: dict[str, int]
    """Field to its column."""
    unplaced: tuple[LeftOut, ...]
    """Headings that no field has; those beginning with _ are left out knowingly."""
    worded: tuple[tuple[str, str], ...] = ()
    """Headings that the layout has not, each with the field that it tells by its wording."""
    unread: tuple[int, ...] = ()
    """The columns that the layout has no field for, personal ones not among them."""
    fallbacks: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Field to the columns that fill it where its own is empty, in order."""
    in_wan: frozenset[int] = frozenset()
    """Columns of amounts in 万元."""
    unsure: tuple[str, ...] = ()
    """Fields of amounts of which no heading and no note tells whether they are in 元 or 万元."""
    personal: tuple[str, ...] = ()
    """Headings of personal data, which is not read."""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    """What the layout says of its tables, where it knows most of their headings."""
    status: str = ""
    """`proposed` or `pending`, where headings or what stands above them say that penalties are not imposed yet."""

    def without(self, name: str, reason: str, cells: str = "") -> "Placement":
        """Return the same without the column that a wording gave a field, left out for a reason that may name cells."""
        heading = next(heading for heading, one in self.worded if one == name)
        return replace(
            self,
            columns={one: position for one, position in self.columns.items() if one != name},
            worded=tuple(one for one in self.worded if one[1] != name),
            in_wan=self.in_wan - {self.columns[name]},
            unsure=tuple(one for one in self.unsure if one != name),
            unplaced=(LeftOut(heading, reason, name, cells), *self.unplaced),
        )


def preference(layout: Layout) -> tuple[bool, int, int]:
    """Return what decides between layouts that know as many headings: the greater goes first."""
    return layout.name == NATIVE, -len(layout.defaults), -len(layout.fields)


def matches(layout: Layout, headings: Iterable[str]) -> int:
    """Return how many headings a layout knows."""
    return sum(layout.knows(normal_heading(heading)) for heading in headings if heading.strip())


def fitting(headings: Sequence[str]) -> Layout:
    """Return the layout that knows most headings, if it knows most of them or several; else the record's own.

    Of two that know as many, the record's own goes first, then the one that assumes least, then the smaller.
    """
    layout = max(layouts(), key=lambda one: (matches(one, headings), *preference(one)))
    read = [heading for heading in headings if normal_heading(heading) not in layout.ignored]
    filled = sum(bool(heading.strip()) for heading in headings)
    return layout if matches(layout, read) >= min(FEW, filled // 2 + 1) else native()


def place(
    headings: Sequence[str],
    source: str,
    fields: tuple[record.Field, ...] = record.NATIVE,
    chosen: Layout | None = None,
) -> Placement:
    """Say which field each heading names, in the layout chosen or else the one that fits.

    Raises SourceError if two columns claim one field, and for a table that an export has beside the cases.
    """
    if fields is record.NATIVE and (table := child_table(headings)):
        raise SourceError(
            f"{source} is the table {table} of an export, without its cases", "load the folder or workbook as a whole"
        )
    layout = chosen or (fitting(headings) if fields is record.NATIVE else native(fields))
    columns: dict[str, int] = {}
    fallbacks: dict[str, list[int]] = {}
    others: list[int] = []
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
            others.append(position)
    return Placement(
        layout=layout.name if layout.name != NATIVE else f"native-{language(headings, fields)}",
        columns=columns,
        unplaced=tuple(left_out(headings[one], layout) for one in others),
        unread=tuple(others),
        fallbacks={name: tuple(positions) for name, positions in fallbacks.items()},
        in_wan=frozenset(
            position for name, position in columns.items() if layout.is_in_wan(normal_heading(headings[position]))
        ),
        personal=tuple(heading.strip() for heading in headings if layout.is_personal(normal_heading(heading))),
        codes={name: dict(words) for name, words in layout.codes.items()},
        defaults=dict(layout.defaults),
    )


def child_table(headings: Iterable[str]) -> str | None:
    """Return which table of an export has exactly these headings, if not the cases: as cases they would be bare."""
    found = {normal_heading(heading) for heading in headings if heading.strip()}
    for table, fields in record.TABLES.items():
        names = [{normal_heading(field.name), normal_heading(field.zh)} for field in fields]
        if table != "cases" and found <= set().union(*names) and all(found & either for either in names):
            return table
    return None


def unknown(headings: Iterable[str], source: str) -> SourceError:
    """Return the error for a table of which no heading is known."""
    return SourceError(f"{source} has no heading that is known{seen(headings)}", suggestion(headings))


def language(headings: Sequence[str], fields: tuple[record.Field, ...]) -> str:
    """Return the language of native headings: en, zh or mixed."""
    english = {normal_heading(one.name) for one in fields}
    found = {
        normal_heading(heading) in english for heading in headings if native(fields).knows(normal_heading(heading))
    }
    return "mixed" if len(found) == 2 else "en" if found == {True} else "zh"


def left_out(heading: str, layout: Layout) -> LeftOut:
    """Return a column that a layout does not know, and what its heading probably means if it is nearly known."""
    near = get_close_matches(normal_heading(heading), layout.fields, n=1, cutoff=0.75)
    return LeftOut(heading.strip(), *((MEANT, layout.fields[near[0]]) if near else ()))


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
