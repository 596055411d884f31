"""Patterns rearranged for speed: whatever they are made of, they find what the pattern as written finds."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.text.normal import BLANKS, may_hold_blanks
from cases.text.words import Words, by_first, gated

TEXTS = st.text("abcdef", max_size=30)
PATTERNS = [
    "ab|a|bc",
    "(?:a|b)?c|de",
    "(?:ab|a)*b|[cd]e?",
    "(?:a(?:b|c)?)+d|f",
    "a{1,3}b|ac",
    "[ab]{1,2}c|e(?=f)",
    "b(?<!ab)c|a|(?:b|d)(?:e|f)",
    r"(?:a|(?:b|c)d?)?e|\.|f",
]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=TEXTS)
def test_what_is_found_stays(pattern: str, text: str) -> None:
    found = [one.span() for one in re.finditer(pattern, text)]
    assert [one.span() for one in re.finditer(by_first(pattern), text)] == found
    assert [one.span() for one in re.finditer(gated(pattern), text)] == found


def test_every_blank_is_looked_for() -> None:
    """Most texts hold none, which one look at the whole text tells."""
    blanks = [mark for mark in map(chr, range(sys.maxunicode + 1)) if BLANKS.match(mark)]
    assert len(blanks) > 30
    assert all(may_hold_blanks(f"甲{mark}乙") for mark in [*blanks, "<br>", "&nbsp;"])
    assert not may_hold_blanks("甲公司售价12.5元/盒（2023年）。")


@given(text=TEXTS, order=st.permutations(PATTERNS))
def test_kinds_are_those_of_named_groups(text: str, order: list[str]) -> None:
    kinds = {f"kind{index}": pattern for index, pattern in enumerate(order)}
    named = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items()))
    expected = [(one.lastgroup, one.span()) for one in named.finditer(text)]
    assert [(kind, one.span()) for kind, one in Words(kinds).find(text)] == expected


@pytest.mark.parametrize(
    "pattern",
    [".a", "^a", "[^a]b", "[a-c]d", r"\da|b", r"\wa", "(?<!a)b", "(?=a)b", "a{2}b", "a??b", "a*?b", "(a)b", "a|"],
)
def test_what_has_no_first_character_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"character|multiplied"):
        by_first(pattern)
