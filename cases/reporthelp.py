"""The help of the command `report`: where a report is named, that of the report, with its method and its columns."""

from typing import Any

from typer.core import TyperCommand

NAMED = "cases.report"
"""Where the context keeps the name of the report that was asked for."""


class ReportCommand(TyperCommand):
    """A command whose first argument names a report, of which --help then tells."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Keep the name of the report: --help is answered before any argument has its value."""
        given, _, _ = self.make_parser(ctx).parse_args(args=list(args))
        ctx.meta[NAMED] = given.get("name")
        return super().parse_args(ctx, args)

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what the command does or, of a named report, what is to be known. Raises UsageError for no report."""
        if isinstance(name := ctx.meta[NAMED], str):
            describe(name, formatter)
        else:
            super().format_help_text(ctx, formatter)


def describe(name: str, formatter: Any) -> None:
    """Write a report's title, definition, method and groupings, and the columns of each of its forms."""
    from cases import catalogue, reports

    told = catalogue.columns_of(name)
    for paragraph in (told.title, told.note, *told.footers, f"--by: {reports.takes_grouping(name)}."):
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(paragraph)
    rows = list(told.rows)
    for form in dict.fromkeys(row[0] for row in rows):
        with formatter.section("Columns" if form == name else f"Columns of {form}"):
            formatter.write_dl([(column, f"{zh} {meaning}") for of, column, zh, meaning in rows if of == form])
