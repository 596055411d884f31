"""What was loaded, taking it out again, and forgetting the natural persons in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases import record, tallies
from cases.connections import run_script, transaction
from cases.engines import Engine
from cases.errors import UsageError
from cases.language import enumerated, phrase
from cases.output import Result
from cases.resources import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be removed."""

    case_ids: tuple[str, ...]
    load_ids: tuple[int, ...]
    """Loads whose record goes too."""

    def told(self, lang: str) -> str:
        """Return in words what it is."""
        n = len(self.case_ids)
        cases = phrase("{n:,} case", lang, n=n) if n == 1 else phrase("{n:,} cases", lang, n=n)
        if not self.load_ids:
            return cases
        loads = enumerated(map(str, self.load_ids), lang)
        return phrase("{cases} and the record of load {loads}", lang, cases=cases, loads=loads)


def loads(engine: Engine, lang: str) -> Result:
    """Return the record of loads, oldest first, with how many cases each still stands for."""
    fields = [field for field in record.LOADS if field.name != "document"]
    names = [field.name for field in fields]
    rows = engine.rows(sql("history/loads").format(columns=", ".join(names)), {})
    headings = [*(field.zh for field in fields), "现存案件（件）"] if lang == "zh" else ()
    return Result([*names, "current_cases"], rows, headings=headings, lang=lang)


def target(con: "DuckDBPyConnection", case_ids: Sequence[str], load_id: int | None, sample: bool) -> Target:
    """Return what the words of the command line mean. Raises UsageError for what is not there, or for nothing."""
    if bool(case_ids) + (load_id is not None) + sample != 1:
        raise UsageError("say what to remove, in one way", "case_ids, --load N, or --sample")
    if case_ids:
        there = {
            one
            for (one,) in con.execute(
                "select case_id from cases where list_contains(?, case_id)", [[*case_ids]]
            ).fetchall()
        }
        if missing := [one for one in case_ids if one not in there]:
            raise UsageError(
                f"there is no case {missing[0]}", "cases report list shows the case_ids, in its last column"
            )
        return Target(tuple(dict.fromkeys(case_ids)), ())
    where = "is_sample" if sample else "load_id = ?"
    load_ids = con.execute(
        f"select load_id from loads where {where} order by load_id", [] if sample else [load_id]
    ).fetchall()
    if not load_ids:
        raise UsageError(
            "the sample is not loaded" if sample else f"there is no load {load_id}", "cases loads lists them"
        )
    ids = [one for (one,) in load_ids]
    found = con.execute("select case_id from cases where list_contains(?, load_id)", [ids]).fetchall()
    return Target(tuple(one for (one,) in found), tuple(ids))


def remove(con: "DuckDBPyConnection", what: Target) -> None:
    """Take the cases out with their citations, prices and findings, and the record of the loads named."""
    with transaction(con):
        run_script(con, sql("history/remove"), case_ids=[*what.case_ids], load_ids=[*what.load_ids])
        tallies.keep(con)


def persons(con: "DuckDBPyConnection", words: Sequence[str]) -> Target:
    """Return the cases of the natural persons that are named, or that a case_id stands for.

    Raises UsageError for what is neither the name of one nor such a case.
    """
    found: list[str] = []
    for word in words:
        cases = con.execute(sql("history/persons"), {"word": word}).fetchall()
        if not cases:
            raise UsageError(
                f"no case names a natural person {word}",
                "cases report list --unmask shows names and case_ids; cases remove takes whole cases out",
            )
        found += [case_id for (case_id,) in cases]
    if not found:
        raise UsageError("say whom to forget", "cases forget 施小明, or the case_id of a case that names one")
    return Target(tuple(dict.fromkeys(found)), ())


def forget(con: "DuckDBPyConnection", what: Target) -> Sequence[str]:
    """Make views of the database `former` that have masks in the place of the natural persons of the cases.

    Return the tables that have one, each `without_` and its name: texts of the cases, and what was found there.
    """
    is_forgotten = "list_contains(getvariable('forgotten'), case_id)"
    masked = (
        f"case when {is_forgotten} then masked({name}, person, person_mask) else {name} end as {name}"
        for name in record.MASKED
    )
    kept = (f"case when not {is_forgotten} then {name} end as {name}" for name in ("person", "person_mask"))
    con.execute("set variable forgotten = $case_ids", {"case_ids": [*what.case_ids]})
    run_script(con, sql("history/forgotten").format(masked=", ".join(masked), kept=", ".join(kept)))
    return "cases", "prices", "understood", "findings", "loads"
