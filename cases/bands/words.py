"""What a line of a table of penalty bands says: its columns, its words, and what is derived from them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from cases.resources import reference

NUMBERS = (
    "min_multiple", "max_multiple", "min_yuan", "max_yuan", "base_from_yuan", "base_below_yuan", "base_floor_yuan",
)  # fmt: skip
COLUMNS = (
    "law_id", "version", "article", "paragraph", "item", "violation_type", "type_code", "circumstance", "base_measure",
    *NUMBERS, "target", "discretion", "precondition", "violated_articles",
)  # fmt: skip
"""A file has these, and may have `frame`, `effective_from` and `effective_to`; others are not read."""

FIXED = "fixed_yuan"
STATED = ("illegal_gains", "goods_value", "advertising_fee", "illegal_turnover")
"""Bases that a case may state."""
MEASURES = (
    FIXED, *STATED, "illegal_income", "personal_income", "prior_year_income", "related_income_or_property_value",
)  # fmt: skip
CONDITIONS = (
    ("no illegal gains", "no_gains"), ("illegal gains", "gains"), ("fee known", "fee"), ("fee cannot be", "no_fee"),
)  # fmt: skip
"""How a circumstance begins, or what it holds, that tells one branch of a clause from another."""
THRESHOLDS = (("illegal gains", "illegal_gains"), ("goods value", "goods_value"), ("turnover", "illegal_turnover"))
ALTERNATIVE = re.compile(r"^(production or wholesale|retail|use (by|of) .+|responsible persons)$")
"""Circumstances that exclude one another; all others are tiers of one clause, the ordinary and the more serious."""
ORDINARY = re.compile(r"^(base|(no )?illegal gains.*|goods value .+|fee .+|.*turnover.*)$")
TARGETS: Mapping[str, tuple[str, str]] = {
    "both": ("anyone", ""),
    "entity": ("entity", ""),
    "individual": ("individual", ""),
    "responsible person": ("responsible", ""),
    "advertiser": ("advertiser", "advertiser"),
    "advertiser, agent or publisher": ("advertiser", "advertiser;agent;publisher"),
    "agent or publisher": ("role", "agent;publisher"),
    "publisher": ("role", "publisher"),
    "spokesperson": ("role", "spokesperson"),
    "platform": ("role", "platform"),
    "venue or platform": ("role", "venue;platform"),
    "service provider": ("role", "user;other"),
    "user": ("role", "user"),
    "association or other organiser": ("role", "association"),
    "association or trading-service provider": ("role", "association;platform;venue"),
}
"""Whom a band is for: in what way that is told of a case, and by which roles of its party."""
REFERENCE = re.compile(r"([a-z0-9_]+):(\d+(?:-\d+)?)(?:\((\d+)\))?(?:\((\d+)\))?", re.ASCII)
ITEMS = re.compile(r"\d+(-\d+)?(;\d+(-\d+)?)*", re.ASCII)
ARTICLE = re.compile(r"\d+(-\d+)?", re.ASCII)
NUMBER = re.compile(r"[-+]?\d+(\.\d+)?", re.ASCII)
"""As DuckDB reads it, too."""

Span = tuple[date, date | None]


def of_limits(rows: Iterable[Mapping[str, str]]) -> Mapping[tuple[str, ...], str]:
    """Return, by clause, the base that its limits are about where another of its lines says it."""
    return {clause(row): row["base_measure"] for row in rows if limited(row) and row["base_measure"] in STATED}


def limited(row: Mapping[str, str]) -> bool:
    """Say whether a band is for a base from, or below, an amount only."""
    return bool(row["base_from_yuan"] or row["base_below_yuan"])


def clause(row: Mapping[str, str]) -> tuple[str, ...]:
    """Return what the branches and tiers of one clause have in common."""
    return tuple(row[name] for name in ("law_id", "version", "article", "paragraph", "violation_type", "target"))


def references(row: Mapping[str, str]) -> list[str]:
    """Return the provisions whose violation a band punishes."""
    return [one.strip() for one in row["violated_articles"].split(";") if one.strip()]


def condition(row: Mapping[str, str]) -> str | None:
    """Return on what a branch of a clause depends, where limits do not say it: gains or not, a fee known or not."""
    if limited(row):
        return None
    return next((code for words, code in CONDITIONS if words in row["circumstance"]), None)


def threshold(row: Mapping[str, str], limits: Mapping[tuple[str, ...], str]) -> str | None:
    """Return the base that the limits of a band are about."""
    if not limited(row):
        return None
    named = next((measure for words, measure in THRESHOLDS if words in row["circumstance"]), None)
    return named or limits.get(clause(row))


@cache
def catalogue() -> Mapping[tuple[str, str], Span]:
    """Return from when to when each version of a law is in force."""
    return {
        (row["law_id"], row["version"]): (
            date.fromisoformat(row["effective_from"]),
            date.fromisoformat(row["effective_to"]) if row["effective_to"] else None,
        )
        for row in reference("laws")
        if row["effective_from"]
    }
