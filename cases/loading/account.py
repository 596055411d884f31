"""What is said of a load to a person: what happened to one input, in lines of the language spoken.

Owns the wording, of which `language` has the Chinese. What happened belongs to `loading.Outcome`.
"""

from collections.abc import Iterator, Sequence

from cases import wording
from cases.errors import CasesError
from cases.language import enumerated, phrase
from cases.loading import Finding, Outcome
from cases.loading.placement import LeftOut
from cases.terminal import one_line

MOST_NAMES = 20
WAS = (
    "{source} ({form}): {rows}; {inserted:,} inserted, {updated:,} updated, {unchanged:,} unchanged; {refused} refused"
)
WOULD_BE = (
    "{source} ({form}): {rows}; {inserted:,} would be inserted, {updated:,} would be updated, {unchanged:,} unchanged; "
    "{refused} refused"
)
"""What a load did, and what it would have done."""


def failed(outcome: Outcome | CasesError) -> bool:
    """Say whether an input left nothing although it should have."""
    return isinstance(outcome, CasesError) or outcome.failed


def described(outcome: Outcome | CasesError, lang: str) -> Iterator[str]:
    """Yield the lines that tell a person what happened to one input; errors are told in English."""
    if isinstance(outcome, CasesError):
        yield f"cases: error: {outcome}"
        return
    counts = {
        "source": outcome.source,
        "form": ", ".join(filter(None, [outcome.layout, outcome.encoding])),
        "rows": counted(outcome.rows, lang),
        "inserted": outcome.inserted,
        "updated": outcome.updated,
        "unchanged": outcome.unchanged,
        "refused": counted(outcome.rejected, lang),
    }
    yield phrase(WOULD_BE if outcome.dry_run else WAS, lang, **counts)
    if outcome.worded:
        read = [f"{heading} = {wording.value('field', name, lang)}" for heading, name in outcome.worded]
        yield phrase("  columns read by the wording of their headings: {names}", lang, names=few(read, lang))
    if outcome.unplaced:
        yield phrase(
            "  columns left out: {names}", lang, names=few([left_out(one, lang) for one in outcome.unplaced], lang)
        )
    if outcome.no_cases:
        names = few([str(row) for row in outcome.no_cases], lang)
        yield phrase("  rows left out, as they are no cases but sums, notes or headings: {names}", lang, names=names)
    if outcome.further_rows == 1:
        yield phrase("  {n:,} row tells once more, or more, of a case that another row tells", lang, n=1)
    elif outcome.further_rows:
        more = outcome.further_rows
        yield phrase("  {n:,} rows tell once more, or more, of cases that other rows tell", lang, n=more)
    if outcome.personal:
        yield phrase("  personal data, not read and not stored: {names}", lang, names=few(outcome.personal, lang))
    if outcome.other_sheets:
        names = few(outcome.other_sheets, lang)
        yield phrase("  sheets left out, as one is read: {names} (--sheet NAME reads another)", lang, names=names)
    if outcome.doubled == 1:
        yield phrase("  {n:,} case may be told twice: cases report duplicates", lang, n=1)
    elif outcome.doubled:
        yield phrase("  {n:,} cases may be told twice: cases report duplicates", lang, n=outcome.doubled)
    if outcome.masked_rejects:
        yield phrase("  natural persons are masked in the refused rows (--unmask keeps them as they came)", lang)
    for finding in outcome.findings:
        yield from described_finding(finding, lang)
    if outcome.failed:
        yield phrase("  --strict: nothing of this file was kept", lang)


def left_out(column: LeftOut, lang: str) -> str:
    """Return a column that is not read, and why if there is more to say than that no field has its heading."""
    if not column.reason:
        return column.heading
    field = wording.value("field", column.field, lang)
    return phrase(column.reason, lang, heading=column.heading, field=field, cells=column.cells)


def counted(rows: int, lang: str) -> str:
    """Return a number of rows in words."""
    return phrase("{n:,} row", lang, n=rows) if rows == 1 else phrase("{n:,} rows", lang, n=rows)


def described_finding(finding: Finding, lang: str) -> Iterator[str]:
    """Yield the lines that tell of one rule: how often, what it means, three examples."""
    severity, rule, message = (
        wording.value(column, getattr(finding, column), lang) for column in ("severity", "rule", "message")
    )
    told = {"severity": severity, "rule": rule, "message": message}
    yield phrase("  {severity} {rule} ({n:,}): {message}", lang, n=finding.count, **told)
    for row, field, value in finding.examples:
        parts = [wording.value("field", field, lang), value and one_line(wording.value("value", value, lang))[:60]]
        yield phrase("    row {row}: {field}", lang, row=row, field=" = ".join(filter(None, parts)))


def few(names: Sequence[str], lang: str) -> str:
    """Return the first twenty names, and how many more there are."""
    told = enumerated(map(one_line, names[:MOST_NAMES]), lang)
    more = len(names) - MOST_NAMES
    return phrase("{names} and {more:,} more", lang, names=told, more=more) if more > 0 else told
