"""The help of the command `report`: where a report is named, that of the report, with its method and its columns."""

from collections.abc import Sequence
from typing import Any

from typer.core import TyperCommand

NAMED = "cases.report"
LANG = "cases.lang"
"""Where the context keeps the name of the report, and the language, that were asked for."""


class ReportCommand(TyperCommand):
    """A command whose first argument names a report, of which --help then tells."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Keep the name of the report: --help is answered before any argument has its value."""
        given, _, _ = self.make_parser(ctx).parse_args(args=list(args))
        ctx.meta[NAMED], ctx.meta[LANG] = given.get("name"), given.get("lang")
        return super().parse_args(ctx, args)

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what the command does or, of a named report, what is to be known. Raises UsageError for no report."""
        if isinstance(name := ctx.meta[NAMED], str):
            describe(name, ctx.meta[LANG], formatter)
        else:
            super().format_help_text(ctx, formatter)


def describe(name: str, asked: Any, formatter: Any) -> None:
    """Write a report's title, definition, method and groupings, and the columns of each of its forms."""
    from cases import catalogue
    from cases.language import phrase, spoken

    lang = spoken(asked if isinstance(asked, str) else None)
    told = catalogue.columns_of(name, lang)
    for paragraph in (told.title, told.note, *told.footers, catalogue.takes(name, lang)):
        formatter.write_paragraph()
        with formatter.indentation():
            write_text(paragraph, lang, formatter)
    rows = list(told.rows)
    for form in dict.fromkeys(row[0] for row in rows):
        with formatter.section(
            phrase("Columns", lang) if form == name else phrase("Columns of {form}", lang, form=form)
        ):
            write_list([row[1:] for row in rows if row[0] == form], lang, formatter)


def write_text(text: str, lang: str, formatter: Any) -> None:
    """Write a paragraph; Chinese, which has no blanks between words, is wrapped at its width on the screen."""
    if lang == "en":
        formatter.write_text(text)
        return
    from cases.output.fitting import wrapped

    indent = " " * formatter.current_indent
    formatter.write("".join(f"{indent}{line}\n" for line in wrapped(text, formatter.width - len(indent))))


def write_list(columns: Sequence[Sequence[str]], lang: str, formatter: Any) -> None:
    """Write columns with heading and meaning, in Chinese wrapped as paragraphs are."""
    if lang == "en":
        formatter.write_dl([(name, f"{heading} {meaning}") for name, heading, meaning in columns])
        return
    from cases.output.fitting import wrapped

    indent = " " * formatter.current_indent
    margin = max(len(name) for name, *_ in columns) + 2
    for name, heading, meaning in columns:
        text = f"{heading}：{meaning}" if meaning else heading
        first, *more = wrapped(text, formatter.width - len(indent) - margin)
        formatter.write(f"{indent}{name:{margin}}{first}\n")
        formatter.write("".join(f"{indent}{'':{margin}}{line}\n" for line in more))
