"""A file's way in: open it, find its columns, read and check its rows, merge its cases. One file, one transaction.

`load` does one file and says what happened; nothing here prints.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cases import __version__, tallies
from cases.connections import abandon, joined_as_written, run_script
from cases.loading.checks import emptied, filled, warnings
from cases.loading.layouts import Layout
from cases.loading.placement import LeftOut
from cases.loading.progress import Progress
from cases.loading.rejects import write_rejects
from cases.loading.rows import Rows, as_source_error, open_rows, unheaded
from cases.loading.slices import in_slices
from cases.loading.sources import Source
from cases.loading.staging import stage
from cases.loading.texts import given_fields, read_texts
from cases.resources import folder, reference, sql
from cases.schema import fill, fingerprint
from cases.selection import relations

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that a load found broken: how often, with up to three examples of row, field and value."""

    severity: str
    rule: str
    message: str
    count: int
    examples: tuple[tuple[int, str | None, str | None], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file brought: rows and rejected are rows of the file, the other counts are cases."""

    source: str
    layout: str
    encoding: str | None
    unplaced: tuple[LeftOut, ...]
    """Columns that no field has."""
    worded: tuple[tuple[str, str], ...]
    """Headings that no layout has, each with the field that its wording tells."""
    personal: tuple[str, ...]
    """Columns of personal data, which was not read."""
    other_sheets: tuple[str, ...]
    """Sheets of a workbook that were not read."""
    rows: int
    inserted: int
    updated: int
    unchanged: int
    rejected: int
    findings: tuple[Finding, ...]
    failed: bool = False
    """An error under --strict: nothing of the file was kept."""
    dry_run: bool = False
    """Nothing was kept, as was asked."""
    doubled: int = 0
    """Cases that this load brought and that may be told twice."""
    no_cases: tuple[int, ...] = ()
    """Rows of the file that are no case: sums, notes, headings once more. Not known of what was loaded before."""
    masked_rejects: bool = False
    """Refused rows were written with natural persons masked."""

    @property
    def further_rows(self) -> int:
        """How many rows tell of a case that another row of the file tells: the same again, or lines of its prices."""
        return self.rows - self.rejected - self.inserted - self.updated - self.unchanged


def load(
    con: "DuckDBPyConnection",
    source: Source,
    *,
    is_sample: bool = False,
    strict: bool = False,
    dry_run: bool = False,
    rejects: Path | None = None,
    layout: Layout | None = None,
    facts: bool = True,
    unmask: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Load one source into the database and return what happened; all of it or, after an error, nothing.

    With `strict`, a finding of severity error means that the file leaves nothing; `dry_run` leaves nothing anyway.
    `layout` says what the columns are, instead of the one that fits best; `facts`, whether prices and bases of fines
    are read in the facts; `unmask`, whether natural persons show by name among refused rows and in findings.
    Raises SourceError if the source cannot be read as cases.
    """
    progress = progress or Progress()
    progress.begin(source.name)
    con.execute("begin")
    try:
        rows = open_rows(con, source, layout=layout)
        with as_source_error(source):
            document = source.document()
        manner = manner_of(rows, source, facts=facts)
        last = None if rejects else loaded_before(con, document, manner)
        no_cases: tuple[int, ...] = ()
        # A number is never given twice, also after its load was removed.
        (load_id,) = con.execute("update about set last_load = last_load + 1 returning last_load").fetchall()[0]
        told = {
            "load_id": load_id,
            "document": document,
            "manner": manner,
            "source_file": source.name,
            "loaded_at": datetime.now(UTC).replace(tzinfo=None),
            "today": date.today(),
            "layout": f"{rows.placement.layout} {source.form}",
            "encoding": source.encoding,
            "personal": ", ".join(rows.placement.personal),
            "is_sample": is_sample,
        }
        if last is not None:
            told["source_file"] = shown_name(con, source.name, "cases")
            run_script(con, sql("load/repeated"), last=last, **told)
        else:
            progress.enter("reading", con)
            with as_source_error(source):
                no_cases = read_texts(con, rows, document)
            (progress.rows,) = con.execute("select count(*) from texts").fetchall()[0]
            known = stage(con, rows, facts=facts, progress=progress)
            told["source_file"] = shown_name(con, source.name, "people")
            progress.enter("storing", con)
            merge(con, rows, told, known=known, progress=progress)
        run_script(con, sql("load/manner"), **told)
        findings = summarised(con, load_id, unmask=unmask)
        failed = strict and any(finding.severity == "error" for finding in findings)
        outcome = replace(
            counted(con, source, rows, load_id, findings), no_cases=no_cases, failed=failed, dry_run=dry_run
        )
        if rejects and (outcome.rejected or rejects.exists()):
            masked = write_rejects(con, rows, rejects, unmask=unmask)
            outcome = replace(outcome, masked_rejects=masked)
    except BaseException:
        progress.leave()
        abandon(con)
        raise
    progress.leave()
    con.execute("rollback" if failed or dry_run else "commit")
    return outcome


def manner_of(rows: Rows, source: Source, *, facts: bool) -> str:
    """Return a digest of all that decides, besides the document, what a load makes of it."""
    decisive = (__version__, fingerprint(), code(), rows.headings, rows.placement, source.form, source.raw, facts)
    return hashlib.sha256(repr(decisive).encode()).hexdigest()


@cache
def code() -> str:
    """Return a digest of the code that reads and of its lists: between two versions they change, too."""
    modules, queries = files("cases"), folder("sql")
    lists = folder("data") / "reference"
    places = (modules / "loading", modules / "text", queries / "load", queries / "open", lists)
    found = sorted((file for place in places for file in place.iterdir() if file.is_file()), key=lambda file: file.name)
    return hashlib.sha256(b"".join(file.read_bytes() for file in found)).hexdigest()


def loaded_before(con: "DuckDBPyConnection", document: str, manner: str) -> int | None:
    """Return the load after which the same document in the same manner can bring nothing new, if there is one."""
    parameters = {"document": document, "manner": manner, "today": date.today()}
    found = con.execute(sql("load/again"), parameters).fetchall()
    return int(found[0][0]) if found else None


def merge(con: "DuckDBPyConnection", rows: Rows, told: Mapping[str, Any], *, known: bool, progress: Progress) -> None:
    """Merge the staged cases, some of them `known`, and write the record of the load, as `told`, and its findings."""
    if known:
        con.execute(sql("load/emptied").format(**emptied(lacking(con))))
        con.execute(sql("load/replaced"), {"source_file": told["source_file"]})
        con.execute("set max_vacuum_tasks = 0" if has_few_gaps(con) else "reset max_vacuum_tasks")
        run_script(con, sql("load/merge"), **told)
    else:
        with joined_as_written(con):
            for part in in_slices(con):
                progress.enter("storing", con, part)
                con.execute(sql("load/insert"), {"load_id": told["load_id"]})
        run_script(con, sql("load/inserted"), **told)
    run_script(con, sql("load/belongings"), **told)
    if known:
        con.execute(sql("load/orphans"))
    progress.enter("checking", con)
    relation = "incoming" if known else f"cases where load_id = {told['load_id']}"
    con.execute(sql("load/landed").format(relation=relation))
    old = con.execute("select 1 from cases where load_id <> ? limit 1", [told["load_id"]]).fetchall()
    touched = "where key in (select key from keys where is_new)" if old else ""
    several = str(has_several_sources(con)).lower()
    run_script(con, sql("load/duplicates").format(touched=touched, several=several), **told)
    run_script(con, sql("load/warnings").format(**warnings(given_fields(rows.placement))), **told)
    con.execute("create or replace temp table rules (rule varchar, severity varchar, message varchar)")
    fill(con, "rules", [(row["rule"], row["severity"], row["message"]) for row in reference("rules")])
    run_script(con, sql("load/findings"), **told)
    run_script(con, sql("load/record"), **told)
    tallies.keep(con)


def shown_name(con: "DuckDBPyConnection", name: str, relation: str) -> str:
    """Return the name of a file as it is kept: in it the natural persons of a relation are masked."""
    ((shown,),) = con.execute(sql("load/source_name").format(relation=relation), {"name": name}).fetchall()
    return str(shown)


def lacking(con: "DuckDBPyConnection") -> list[str]:
    """Return the fields that some case of the source lacks: of the others none can be taken away, and none is read."""
    counted = con.execute(f"select count(*), {filled()} from incoming")
    names = [column[0] for column in counted.description or []][1:]
    ((cases, *counts),) = counted.fetchall()
    return [name for name, count in zip(names, counts, strict=True) if count < cases] or names[:1]


def has_few_gaps(con: "DuckDBPyConnection") -> bool:
    """Say whether less than a third of the rows of cases are gaps, where they were replaced or removed.

    So few cannot be closed: DuckDB would try, which writes nearly all of the table anew.
    """
    ((few,),) = con.execute("select 3 * (max(rowid) + 1 - count(*)) < max(rowid) + 1 from cases").fetchall()
    return bool(few)


def has_several_sources(con: "DuckDBPyConnection") -> bool:
    """Say whether cases come from several sources: of one source no two are the same case."""
    return bool(con.execute(sql("load/several")).fetchall())


def summarised(con: "DuckDBPyConnection", load_id: int, *, unmask: bool) -> tuple[Finding, ...]:
    """Return the findings of a load by rule, errors first, the commonest first."""
    found = con.execute(sql("load/summary").format(**relations(unmask)), {"load_id": load_id}).fetchall()
    return tuple(
        Finding(
            severity, rule, message, count, tuple((one["source_row"], one["field"], one["value"]) for one in examples)
        )
        for severity, rule, message, count, examples in found
    )


def counted(
    con: "DuckDBPyConnection", source: Source, rows: Rows, load_id: int, findings: tuple[Finding, ...]
) -> Outcome:
    """Return the outcome of a load from its record."""
    query = "select rows_read, inserted, updated, unchanged, rejected from loads where load_id = ?"
    read, inserted, updated, unchanged, rejected = con.execute(query, [load_id]).fetchall()[0]
    return Outcome(
        source=source.name,
        layout=rows.placement.layout,
        encoding=source.encoding,
        unplaced=(*rows.placement.unplaced, *unheaded(con, rows)),
        worded=rows.placement.worded,
        personal=rows.placement.personal,
        other_sheets=source.others,
        rows=read,
        inserted=inserted,
        updated=updated,
        unchanged=unchanged,
        rejected=rejected,
        findings=findings,
        doubled=con.execute(sql("load/doubled")).fetchall()[0][0],
    )
