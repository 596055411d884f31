"""The words that prose is read by, from `data/reference/prose_words.csv`: each list of them as one pattern.

A word may count only behind or before certain others, or never: 不 begins a violation, but not in 不锈钢.
"""

import re
from functools import cache

from cases.resources import reference


@cache
def pattern(name: str) -> str:
    """Return the words of a list as the alternatives of a pattern, in their order: of two that fit the first counts."""
    return "|".join(one_word(*row.values()) for row in reference("prose_words") if row["list"] == name)


def one_word(_list: str, word: str, only_after: str, never_after: str, only_before: str, never_before: str) -> str:
    """Return one word as a pattern, with the others that it must or must not stand beside."""
    behind = "|".join(f"(?<={re.escape(other)})" for other in parts(only_after))
    not_behind = "".join(f"(?<!{re.escape(other)})" for other in parts(never_after))
    before = f"(?=(?:{'|'.join(map(re.escape, parts(only_before)))}))" if only_before else ""
    not_before = f"(?!(?:{'|'.join(map(re.escape, parts(never_before)))}))" if never_before else ""
    return f"{f'(?:{behind})' if behind else ''}{not_behind}{re.escape(word)}{before}{not_before}"


def parts(words: str) -> list[str]:
    """Return the words of a cell."""
    return words.split("|") if words else []
