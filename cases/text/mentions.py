"""The laws that a text names, and which of them a name means at a place in it.

Owns full and short names, abbreviations (以下简称), names without 《》, 该法 and its kin. Articles belong to
`provisions`, the names of the catalogue to `laws`.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from cases.text import laws, tokens
from cases.text.laws import Law

SHORTEST_TAIL = 4
"""Characters from which the tail of a name met before means that law: 《处罚规定》; a 法 goes by its own name."""

REMEMBERED = 50
"""Laws and abbreviations that a name can still mean: what is further back is forgotten."""


@lru_cache(laws.REPEATED)
def is_tail(written: str) -> bool:
    """Say whether a name may be the tail of one met before: long enough, no 法, and no official name."""
    is_long = len(written) >= SHORTEST_TAIL and not laws.is_of_kind(written, "法")
    return is_long and laws.key(written) not in laws.official()


@dataclass(slots=True)
class Mention:
    """A law named: as it is counted, by which name, where; and whether it counts where it is cited whole."""

    law: Law
    written: str
    """Its name without marks, edition and 中华人民共和国."""
    start: int
    end: int
    counts: bool
    name: tuple[int, int]
    """Where the name itself stands, also of one that 该法 means."""
    role: str = "unknown"


class Mentions:
    """The laws named in a text so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Mention] = []
        self.abbreviations: dict[str, Mention] = {}

    def marked(self, token: re.Match[str]) -> Mention:
        """Return the law that a name in 《》 means, with the brackets behind it, and remember what they call it."""
        written = laws.plain(token["law"])
        end = token.end()
        behind = tokens.BRACKETS_BEHIND.match(self.text, end) if self.text.startswith("（", end) else None
        if behind and tokens.HOLDS_ARTICLE.search(behind[0]):
            behind = None
        is_standard = behind and tokens.STANDARD_CODE.match(behind[0])
        law = Law("") if is_standard else self.meant(written)
        end = behind.end() if behind else end
        mention = Mention(
            law, written, token.start(), end, laws.is_norm(law.name, with_article=False), token.span("law")
        )
        self.found.append(mention)
        if behind and (alias := tokens.ALIAS_BEHIND.search(behind[0])):
            self.abbreviate(alias["alias"])
        return mention

    def meant(self, written: str) -> Law:
        """Return the law that a name means here: by 以下简称, an official name, the tail of a name met before."""
        if meant := self.abbreviations.get(written):
            return meant.law
        if is_tail(written):
            for mention in self.recent():
                if mention.law.name.endswith(written):
                    return mention.law
        return laws.law(written)

    def abbreviate(self, name: str) -> None:
        """Remember what the law named last is called from here on."""
        plain = laws.plain(name)
        if plain and self.found and len(self.abbreviations) < REMEMBERED:
            self.abbreviations[plain] = self.found[-1]

    def recent(self) -> list[Mention]:
        """Return the laws that count, the last named first."""
        return [mention for mention in reversed(self.found[-REMEMBERED:]) if mention.counts]

    def beginning_at(self, start: int) -> Mention | None:
        """Return the law of the catalogue whose name begins here without 《》."""
        for name, law in laws.beginning(self.text, start):
            end = start + len(name)
            if not tokens.AFTER_NAME.match(self.text, end):
                return Mention(law, name, start, end, True, (start, end))
        return None

    def ending_at(self, end: int, since: int) -> Mention | None:
        """Return the law that ends here without 《》, its name behind `since`: 该法, or a name known or met before."""
        if found := tokens.SELF.search(self.text, max(since, end - 6), end):
            return self.of_kind(found)
        behind = tokens.BEHIND_NAME.search(self.text, max(since, end - 100), end)
        stop = behind.start() if behind else end
        for name, meant in self.abbreviations.items():
            if self.text.endswith(name, since, stop):
                return replace(meant, written=name, start=stop - len(name), end=end, name=(stop - len(name), stop))
        for name, _ in laws.ending(self.text, stop):
            start = stop - len(name)
            if start >= since and tokens.BEFORE_NAME.search(self.text, max(0, start - 1), start):
                return Mention(self.meant(name), name, start, end, True, (start, stop))
        for mention in self.recent():
            if self.text.endswith(mention.written, since, stop):
                start = stop - len(mention.written)
                return replace(mention, start=start, end=end, name=(start, stop))
        found = tokens.UNKNOWN_NAME.search(self.text, max(since, stop - 40), stop)
        if found and found["name"] not in laws.only_marked():
            return Mention(laws.law(found["name"]), found["name"], found.start("name"), end, True, found.span("name"))
        return None

    def of_kind(self, found: re.Match[str]) -> Mention | None:
        """Return the law that 本法, 该条例 or 同法 means: the last named that is of the kind."""
        kind = "" if found["which"] == "同" else found["kind"]
        for mention in self.recent():
            if laws.is_of_kind(mention.law.name, kind):
                return replace(mention, start=found.start(), end=found.end())
        return None

    def after_role_word(self, start: int, end: int) -> Mention | None:
        """Return the law of an article right behind a role word: the one named last, unless a contract speaks."""
        if not tokens.AFTER_CUE.search(self.text, max(0, start - 4), start) or not tokens.ACTING.match(self.text, end):
            return None
        sentence = tokens.SENTENCE_START.split(self.text[max(0, start - 60) : start])[-1]
        if tokens.CONTRACT.search(sentence):
            return None
        return next((replace(mention, start=start) for mention in self.recent()), None)
