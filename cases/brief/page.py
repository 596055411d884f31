"""A brief as a page."""

from collections.abc import Iterator
from decimal import Decimal
from typing import IO, Any

from cases.brief.composition import Brief, Part
from cases.output.page import Figure, Page, Tile, figure, made, render, turned
from cases.output.scales import Tick, short


def write(brief: Brief, stream: IO[bytes]) -> None:
    """Write the brief as one file that needs no network."""
    names: set[str] = set()
    figures = []
    for part in brief.parts:
        name = part.section.name if part.section.name not in names else f"{part.section.name}-{len(names)}"
        names.add(name)
        figures.append(shown(brief, part, name))
    lines = [" · ".join(brief.lines)]
    stream.write(render(Page(brief.title, brief.lang, figures, lines, made(brief.lang))).encode())


def shown(brief: Brief, part: Part, name: str) -> Figure:
    """Return a part as a section of the page."""
    quartiles = [Tick(float(value), f"{quartile} {short(value, '_yuan')}") for quartile, value in brief.quartiles]
    is_own = part.section.report == "periods"
    made = figure(
        part.result,
        part.rows,
        name,
        more=part.more,
        quartiles=quartiles,
        tiles=list(tiles(part)) if is_own else (),
    )
    return turned(made) if is_own else made


def tiles(part: Part) -> Iterator[Tile]:
    """Yield the key figures of the period that are set large, each with how it compares."""
    this, *others = (dict(zip(part.result.columns, row, strict=True)) for row in part.rows)
    labels = dict(zip(part.result.columns, part.result.labels, strict=True))
    for column, change in {
        "cases": "cases_change_pct",
        "total_yuan": "total_change_pct",
        "median_yuan": "median_change_pct",
        "max_yuan": "",
        "markup_median_pct": "",
    }.items():
        changes = [moved(other[change], other["period"]) for other in others if other.get(change) is not None]
        yield Tile(labels[column], short(this[column], column), changes)


def moved(change: Decimal, period: Any) -> str:
    """Return a change with its sign and against which period it is."""
    return f"{change:+.1f}% · {period}".replace("-", "−").replace("+0.0", "0.0")
