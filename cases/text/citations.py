"""Statute citations: 《价格法》第十四条第（三）项 to law, article, paragraph and item, and back.

Reads well-formed citations, lists that inherit the law (第三十二条和第三十九条), and laws cited whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cases.text.numerals import PATTERN, read_number, write_chinese

LAW_ENDING = re.compile(r"(法|条例|规定|办法|细则|规则|解释|决定|通则)(（[^（）]*）)?$")
"""《》 also stands around standards, notices and contracts: these endings tell a law cited whole."""

LAW = r"《\s*([^《》]{2,60}?)\s*》"
ARTICLE = rf"第\s*(?P<article>{PATTERN})\s*条(?:\s*之\s*(?P<inserted>{PATTERN}))?"
PARAGRAPH = rf"(?:\s*第\s*(?P<paragraph>{PATTERN})\s*款)?"
ITEM = rf"(?:\s*第?\s*[（(]\s*(?P<bracketed>{PATTERN})\s*[）)]\s*项?|\s*第\s*(?P<item>{PATTERN})\s*项)?"
"""第（三）项, （三）项, 第三项, and 第(十一) without 项."""
PROVISION = re.compile(rf"(?P<role>违反|依据|根据|依照|按照)|(?:{LAW}\s*)?{ARTICLE}{PARAGRAPH}{ITEM}|{LAW}")
"""A role word, an article under a law of its own or the law before, or a law cited whole."""

ROLES = {"违反": "violated", "依据": "penalty", "根据": "penalty", "依照": "penalty", "按照": "penalty"}
STATE = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class Citation:
    """One provision cited: numbers as text (article 120-1 is 第一百二十条之一), None where not given."""

    law: str
    article: str | None = None
    paragraph: str | None = None
    item: str | None = None
    role: str = "unknown"
    cited_text: str | None = None
    law_id: str | None = None

    def __str__(self) -> str:
        """Return the provision as lawyers write it."""
        written = f"《{self.law}》"
        if self.article:
            article, _, inserted = self.article.partition("-")
            written += f"第{in_chinese(article)}条" + (f"之{in_chinese(inserted)}" if inserted else "")
        if self.paragraph:
            written += f"第{in_chinese(self.paragraph)}款"
        if self.item:
            written += f"第（{in_chinese(self.item)}）项"
        return written


def law_name(text: str) -> str:
    """Return the short name of a law: without 《》, blanks and a leading 中华人民共和国."""
    name = "".join(text.split()).strip("《》")
    return name.removeprefix(STATE) or name


def provision_number(text: str) -> str | None:
    """Return an article, paragraph or item number as canonical text: 第一百二十条之一 is 120-1; None if unreadable."""
    bare = re.sub(r"[第条款项（）()\s]", "", text).replace("之", "-")
    parts = [read_number(part) for part in bare.split("-")]
    if len(parts) > 2 or None in parts:
        return None
    return "-".join(str(part) for part in parts)


def read_citations(text: str) -> list[Citation]:
    """Return the provisions that a text cites, in order; a law cited whole only if no article of it is cited."""
    found = list(scan(text))
    with_article = {citation.law for citation in found if citation.article}
    return [citation for citation in found if citation.article or citation.law not in with_article]


def scan(text: str) -> Iterator[Citation]:
    """Yield every provision and every law named, each under the role word and the law before it."""
    law, role = "", "unknown"
    for match in PROVISION.finditer(text):
        if match["role"]:
            role = ROLES[match["role"]]
            continue
        named = match[2] or match[match.re.groups]
        law = law_name(named) if named else law
        if not law or (not match["article"] and not LAW_ENDING.search(law)):
            continue
        citation = Citation(law, role=role, cited_text=match[0].strip())
        if match["article"]:
            inserted = match["inserted"]
            citation = replace(
                citation,
                article=provision_number(match["article"] + (f"之{inserted}" if inserted else "")),
                paragraph=match["paragraph"] and provision_number(match["paragraph"]),
                item=(match["bracketed"] or match["item"]) and provision_number(match["bracketed"] or match["item"]),
            )
        yield citation


def in_chinese(number: str) -> str:
    """Return a number of a provision in Chinese digits; what is no number stays as it is."""
    value = read_number(number)
    return write_chinese(value) if value else number
