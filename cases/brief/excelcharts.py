"""Excel charts of a brief's figures: which kind shows what a page shows, over the cells of a sheet."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from cases.brief.composition import Part
from cases.output.charts import asked

ACCENT, PALE, SECOND, LINE = "#1F5A8C", "#A9C6DF", "#9A4A12", "#D5DAE0"
BAR = {"fill": {"color": ACCENT}, "gap": 40}
PAIR = [{"fill": {"color": color}, "gap": 60} for color in (SECOND, ACCENT)]
MARKERS = [
    {"line": {"none": True}, "marker": {"type": kind, "size": size, "fill": {"color": color}, "border": {"none": True}}}
    for kind, size, color in (("short_dash", 9, PALE), ("circle", 8, ACCENT), ("short_dash", 9, PALE))
]
SERIES: Mapping[str, tuple[str, Sequence[Mapping[str, Any]]]] = {
    "bars": ("bar", [BAR]),
    "ranges": ("bar", [BAR]),
    "columns": ("column", [BAR]),
    "histogram": ("column", [{**BAR, "gap": 5}]),
    "spread": ("line", MARKERS),
    "pairs": ("bar", PAIR),
}
"""Kind of chart to the Excel chart that it is, and how each of its series looks."""
TURNED_FROM = 8
"""Categories from which their names stand aslant."""


class Place(NamedTuple):
    """Where the table of a sheet stands: its sheet, columns, the rows of its heading and of its last row."""

    sheet: str
    columns: Sequence[str]
    head: int
    last: int

    def cells(self, column: str) -> list[Any]:
        """Return the cells of a column as a chart refers to them."""
        at = self.columns.index(column)
        return [self.sheet, self.head + 1, at, self.last, at]

    def heading(self, column: str) -> list[Any]:
        """Return the heading of a column as a chart refers to it."""
        return [self.sheet, self.head, self.columns.index(column)]


def chart_of(book: Any, part: Part, place: Place) -> Any:
    """Return the Excel chart of a figure, None where it has none; of five quantiles it shows quartiles and median."""
    kind, columns = asked(part.result, part.rows)
    if not kind:
        return None
    label, *values = columns
    values = values[1:] if kind in ("ranges", "histogram") else values[1:4] if len(values) == 5 else values
    shape, looks = SERIES[kind]
    chart = book.add_chart({"type": shape})
    form = number_format(values[0])
    for value, look in zip(values, looks, strict=True):
        series = {"name": place.heading(value), "categories": place.cells(label), "values": place.cells(value), **look}
        if shape == "bar":
            series["data_labels"] = {"value": True, "num_format": form, "font": {"size": 9}}
        chart.add_series(series)
    names = {"num_font": {"size": 9}, "line": {"color": "#57606A"}, "interval_unit": 1}
    if shape == "bar":
        chart.set_y_axis({**names, "reverse": True})
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    else:
        aslant = {"rotation": -45} if len(part.rows) > TURNED_FROM else {}
        chart.set_x_axis({**names, "num_font": {"size": 9, **aslant}, "num_format": "#,##0"})
        grid = {"major_gridlines": {"visible": True, "line": {"color": LINE}}, "line": {"none": True}}
        chart.set_y_axis(
            {**grid, "num_format": form, **(logarithmic(part, values) if kind == "spread" else {"min": 0})}
        )
    if kind == "spread":
        chart.set_high_low_lines({"line": {"color": ACCENT, "width": 1.5}})
    chart.set_title({"name": part.result.title, "name_font": {"size": 12, "bold": True}, "overlay": False})
    chart.set_legend({"position": "bottom"} if len(values) > 1 else {"none": True})
    return chart


def number_format(column: str) -> str:
    """Return how the values of a column are written in a chart: yuan and percent without places."""
    return "¥#,##0" if column.endswith("_yuan") else "0%" if column.endswith("_pct") else "#,##0"


def logarithmic(part: Part, columns: Sequence[str]) -> Mapping[str, Any]:
    """Return a logarithmic axis; it begins at the power of ten below the least value, not at one."""
    at = [list(part.result.columns).index(column) for column in columns]
    values = [Decimal(row[one]) for row in part.rows for one in at if row[one]]
    least = 10 ** min((value.adjusted() for value in values), default=0)
    return {"log_base": 10, "min": least, "crossing": least}
