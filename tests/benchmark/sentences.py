"""Templates of sentences as SQL: which one a row takes is drawn, and only that one is filled in.

A template is text with names in braces; FILLINGS says by which column or macro of `sql/cases.sql` each is filled.
"""

import re
from collections.abc import Sequence

from cases.literals import quoted

FILLINGS = {
    "date": "in_chinese(found)",
    "made": "in_chinese(made)",
    "lot": "lot_of(made, j)",
    "number": "cast(number as varchar)",
    "quantity": "cast(quantity as varchar)",
    "buy": "plain(buy)",
    "sell": "plain(sell)",
    "high": "plain(round(sell * 1.8))",
    "goods": "plain(goods)",
    "goods_comma": "with_commas(goods)",
    "gains": "plain(gains)",
    "gains_comma": "with_commas(gains)",
    "fine": "plain(fine)",
    "fine_comma": "with_commas(fine)",
    "fine_wan": "in_wan(fine)",
    "fine_words": "in_capitals(fine)",
    "person": "masked_person(j)",
    "address": "address_of(place, j)",
    "decision": "decision_no",
    "violated": "pick_of('violated', theme, j)",
    "penalised": "pick_of('penalised', theme, j)",
    "general": "pick('general', j)",
}
"""Names that are not here are columns."""


def filled(template: str, words: dict[str, str] | None = None) -> str:
    """Return a template as SQL that fills it in, names in WORDS by those words."""
    parts = re.split(r"\{(\w+)\}", template)
    for position in range(1, len(parts), 2):
        name = parts[position]
        parts[position] = quoted(words[name]) if words and name in words else FILLINGS.get(name, name)
    texts = [part if position % 2 else quoted(part) for position, part in enumerate(parts) if part]
    return f"concat({', '.join(texts)})" if texts else "''"


def drawn(templates: Sequence[str], salt: str) -> str:
    """Return the SQL that fills in one of the templates, drawn for the row by a salt."""
    return by_number(f"draw(j, {quoted(salt)}) % {len(templates)}", [filled(template) for template in templates])


def by_number(number: str, choices: Sequence[str]) -> str:
    """Return the SQL of the choice that a number from 0 says."""
    branches = " ".join(f"when {position} then {choice}" for position, choice in enumerate(choices))
    return f"case {number} {branches} end"
