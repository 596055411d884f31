"""Statute citations: 《价格法》第十四条第（三）项 to law, article, paragraph, item and role, and back.

One reader for table cells and prose. What is cited belongs to `provisions`, what for to `roles`, names to `laws`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from cases.text.mentions import Mention
from cases.text.normal import Normal, normal
from cases.text.numerals import article_in_chinese, in_chinese, read_number
from cases.text.provisions import Provision, Reading, read_provisions
from cases.text.roles import tell_roles

REPEATED = 10_000
"""Provisions that are remembered once they are written out."""


@dataclass(slots=True, unsafe_hash=True)
class Citation:
    """One provision cited: numbers as text (article 120-1 is 第一百二十条之一), None where not given.

    A range too long to be written out keeps its bounds: article 213至260.
    """

    law: str
    article: str | None = None
    paragraph: str | None = None
    item: str | None = None
    role: str = "unknown"
    cited_text: str | None = None
    law_id: str | None = None
    law_as_written: str | None = None
    span: tuple[int, int] | None = None
    """Where it stands in the text that was read."""

    def __str__(self) -> str:
        """Return the provision as lawyers write it."""
        return f"《{self.law}》{numbers_in_chinese(self.article, self.paragraph, self.item)}"


@lru_cache(REPEATED)
def numbers_in_chinese(article: str | None, paragraph: str | None, item: str | None) -> str:
    """Return the numbers of a provision as lawyers write them."""
    written = ""
    if article:
        written += "至".join(map(article_in_chinese, article.split("至")))
    if paragraph:
        written += "至".join(f"第{in_chinese(number)}款" for number in paragraph.split("至"))
    if item:
        written += "至".join(f"第（{in_chinese(number)}）项" for number in item.split("至"))
    return written


def provision_number(text: str) -> str | None:
    """Return an article, paragraph or item number as canonical text: 第一百二十条之一 is 120-1; None if unreadable."""
    bare = re.sub(r"[第条款项（）()\s]", "", text).replace("之", "-")
    bounds = [[read_number(part) for part in bound.split("-")] for bound in bare.split("至")]
    if len(bounds) > 2 or any(len(parts) > 2 or None in parts for parts in bounds):
        return None
    return "至".join("-".join(map(str, parts)) for parts in bounds)


def read_citations(text: str) -> list[Citation]:
    """Return the provisions that a text cites, in order; a law cited whole only if no article of it is cited."""
    written = normal(text)
    return citations(written, read_provisions(written.text))


def citations(written: Normal, reading: Reading) -> list[Citation]:
    """Return what was read in a text as citations, each with its role and its place in the source."""
    tell_roles(reading)
    seen = {provision.law.name for provision in reading.provisions}
    cited: list[Provision | Mention] = [*reading.provisions]
    for mention in reading.mentions:
        if mention.counts and mention.law.name not in seen:
            seen.add(mention.law.name)
            cited.append(mention)
    return [as_citation(one, written) for one in sorted(cited, key=attrgetter("start"))]


def as_citation(cited: Provision | Mention, written: Normal) -> Citation:
    """Return what was read as a citation."""
    article, paragraph, item, _ = cited.numbers if isinstance(cited, Provision) else (None,) * 4
    law, source, span = cited.law, written.source, written.span(cited.start, cited.end)
    named_start, named_end = written.span(*cited.name)
    named = "".join(source[named_start:named_end].split())
    return Citation(law.name, article, paragraph, item, cited.role, source[span[0] : span[1]], law.law_id, named, span)
