"""The words that provisions are written with: numbers of articles, names of laws, and what stands between them.

Owns the patterns, built from named parts, and lists of numbers. How they combine belongs to `provisions`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from cases.text.normal import BLANK
from cases.text.numerals import ANY_DIGIT, ANY_ENCLOSED, ENCLOSED, PATTERN, read_number
from cases.text.words import by_first

REPEATED = 10_000
"""Numbers as they are written that are remembered once they are read."""
MOST = 20
"""Ranges up to this many members are written out; longer ones stay one citation, 213至260."""

NAME = r"[^《》〈〉\n]"
LAW = rf"[《〈](?P<law>{NAME}{{0,60}}(?:[《〈]{NAME}{{1,60}}[》〉]{NAME}{{0,60}}){{0,3}})[》〉]"
"""A name in 《》, other names inside it in 〈〉 or 《》; bounded, so that an open 《 costs no more than a line."""
IN_BRACKETS = r"（(?:[^（）\n]|（[^（）\n]{0,80}）){0,160}）"

TO = r"(?:至|到|[-—–~～])"
SEPARATOR = rf"(?:、|，|/|和|及|与|或|以及|{TO})"
PLAIN = (
    rf"第?(?P<plain>{PATTERN}(?:{SEPARATOR}第?{PATTERN}){{0,12}})(?P<unit>[条款项目])"
    rf"(?:(?<=条)之(?P<inserted>{PATTERN})(?![款项]))?"
)
"""第十四条, 第一、三款, 第六至九条, 第一百二十条之一."""
BRACKETED_NUMBER = rf"(?:（{{1,2}}{PATTERN}[）〉]{{1,2}}|（{PATTERN}(?=项)|{PATTERN}）(?=项)|{ENCLOSED})"
BRACKETED = (
    rf"第?(?P<bracketed>{BRACKETED_NUMBER}(?:{SEPARATOR}?第?{BRACKETED_NUMBER}){{0,12}})(?P<bracketed_unit>[条款项目]?)"
)
"""第（三）项, （三）项, 第（十一） without 项, 第（一）、（三）项, 第（一）款; before 项 a bracket may be lost."""
ALIAS = r"以下(?:简|统)?称为?：?[《〈“「『\"]?(?P<alias>[^《》〈〉“”「」『』\"（），。；\n]{1,30})"
PREVIOUS = "前(?P<previous>[条款])"
QUOTE = r"[“「『\"‘](?P<quote>)"
CUE = rf"(?:{by_first('违反|依据|根据|依照|按照|参照|适用')})了?(?P<cue>)"
BEGINS_NUMBERS = f"(?=[第（{ANY_DIGIT}{ANY_ENCLOSED}])"
TOKEN = re.compile("|".join((LAW, f"{BEGINS_NUMBERS}(?:{BRACKETED}|{PLAIN})", ALIAS, PREVIOUS, QUOTE, CUE)))
"""Groups stand behind the first character of each, which is all that most places are asked for."""

NUMBER_GROUPS = ("plain", "unit", "inserted", "bracketed", "bracketed_unit")
WITHIN = re.compile(rf"(?:第({PATTERN})款)?(?:第(（{PATTERN}）|{PATTERN})项)?")
"""Right behind an article: one paragraph and one item, as most citations have them."""
ALIAS_BEHIND = re.compile(r"(?:简|统|下)称为?：?[《〈“「『\"]?(?P<alias>[^《》〈〉“”「」『』\"（），。；\n]{1,30})")
BRACKETS_BEHIND = re.compile(rf"(?:{IN_BRACKETS}){{1,3}}")
"""Behind a law: its order number, its edition, what it is called from here on, the code of a standard."""
HOLDS_ARTICLE = re.compile(rf"第{PATTERN}条")
STANDARD_CODE = re.compile(r"（[A-Z]{2,}[/ ]?[A-Z]?[ \d]")

NUMBER = re.compile(rf"(?P<range>{TO})?第?（*(?P<number>{PATTERN}|{ENCLOSED})")
CONNECTED = re.compile(
    r"(?:（[^（）\n]{0,12}）)?(?:(?:之|的)?(?:有关|相关)?规定|之?要求)?(?:[、，；.．·/+|]{0,2}(?:以及|和|及|与|暨|或者?|并|同时)?其?)"
)
"""What may stand between two members of a list."""
CONNECTING = frozenset("（之的有相规要、，；.．·/+|以和及与暨或并同其")
"""What it can begin with."""
CLOSELY_CONNECTED = re.compile(r"[、/]?(?:以及|和|及|与|或者?)?")
"""The same before a number that nothing else marks as one: no comma, which opens a list of facts."""
RANGING = re.compile(TO)
ADJACENT = re.compile(r"(?:[中的之、，/|.-]|规定的)?")
"""What may stand between an article and its paragraph or item."""
CLOSELY_ADJACENT = re.compile("[中的之、]?")
FOLLOWED = re.compile(r"$|[，。；：、）（\n的之规和及与或以至到第“”\"/-]|[中所项款]|情形|关于|有关")
"""What stands behind a member of a list; a noun there makes a count or an order of it: 第一项行为, 10条卷烟."""
ACTING = re.compile(rf"{FOLLOWED.pattern}|[处给予作责对罚没从决进认定可应本拟依]")
"""The same behind an article on its own."""
BEHIND_LAW = re.compile(
    r"[》〉”」』\"）]?(?:[^，。；、《》（）\n]{0,16}?第?\d{1,4}号令?)?(?:等?(?:有关|相关)?(?:法律|规定))?[中的之，：、/|-]?"
)
"""What may stand between a law and its article, brackets apart: an order number, a stray mark."""
BEHIND_NAME = re.compile(rf"[》〉”」』\"）]?(?:{IN_BRACKETS})?[/|]?$")
BEFORE_NAME = re.compile(
    r"(?:^|[^一-龥]|[了据照和及与的之合于以对至或到且而即并]|[用按反其为依由如在从将因引]|[条款项]|[阅读看查称指是犯守施行习悖]|[新原])$"
)
"""A name without 《》 begins where no longer name can: 浙江省广告管理条例 is not 广告管理条例."""
AFTER_NAME = re.compile("[定人学律治制条型]|规(?!定)|实施|司法解释|修正案|草案")
"""What makes another word of a name: 产品质量法定检验, 价格法规, 价格法实施办法."""
AFTER_CUE = re.compile(r"(?:违反|依据|根据|依照|按照|参照|适用|构成|属于|[按依])(?:了|其|到)?$")
"""An article without a law that follows one of these is of the law named last."""
UNKNOWN_NAME = re.compile(
    r"(?:(?<=[条款项）])[、和及与]|(?:违反|依据|根据|依照|按照|参照)了?)"
    r"(?P<name>(?:(?!违反|依据|根据|依照|按照|有关|相关|上述|当事人|[本该其的、和及与；。])[一-龥]){2,30}"
    r"(?<!法律)(?<!法规)(?:法|条例|办法|规定|细则|规则))$"
)
"""A law that nobody marks and no catalogue knows: all that stands between the article and a role word or list mark."""
CONTRACT = re.compile("合同|协议|约定|章程|格式条款")
SENTENCE_START = re.compile("[。！？\n]")
SELF = re.compile(
    r"(?P<which>本|该|同|此|上述|前述)(?P<kind>法律|法规|规章|法|条例|规定|办法|细则|规则|决定|解释|意见)[中的之]?$"
)
SAME = re.compile(r"[该同本][条款][中的之]?$")

QUOTED = re.compile(rf"[^。；《》“”「」『』\"‘’\n{BLANK}]{{0,12}}")
"""What may stand between a provision and its quoted words."""
CLOSING = {
    mark: re.compile(f"[{closing}]") for mark, closing in zip('“「『"‘', ("”“", "」", "』", '"', "’"), strict=True)
}
LONGEST_QUOTE = 1500
STATUTE_SPEAKS = re.compile(
    r"(?:[、和及与]第[^，。；]{1,40})?(?:之|的)?(?:规定)?的?，?(?:有下列|由[^，。；]{0,30}(?:责令|处|没收|吊销|给予))"
)
"""Behind a provision: the words of a penal clause, whose own references are no citations of the case."""


def connected(text: str, position: int) -> int:
    """Return where a further member of a list begins behind a place in a text; the place itself if none can."""
    found = CONNECTED.match(text, position) if text[position : position + 1] in CONNECTING else None
    return found.end() if found else position


@lru_cache(REPEATED)
def read_numbers(written: str, inserted: str | None) -> Sequence[str]:
    """Return the numbers of a list or range: 一、三 is 1 and 3, 六至九 is 6 to 9; none if one of them is no number."""
    values: list[str] = []
    for found in NUMBER.finditer(written):
        number = read_number(found["number"])
        if number is None:
            return []
        if found["range"] and values:
            first = values[-1]
            if found["range"] == "-" and first.isdecimal() and number < int(first):
                values[-1] = f"{first}-{number}"
            elif (reached := spread(first, str(number))) is None:
                values[-1] = f"{first}至{number}"
            else:
                values += reached
        else:
            values.append(str(number))
    if inserted and values:
        behind = read_number(inserted)
        if behind is None:
            return []
        values[-1] = f"{values[-1]}-{behind}"
    return values


def spread(first: str | None, last: str) -> list[str] | None:
    """Return the numbers behind the first up to the last, None if they are too many or not to be counted."""
    if not first:
        return None
    (stem, one), (other_stem, other) = (number.rpartition("-")[::2] for number in (first, last))
    if stem != other_stem or not one.isdecimal() or not other.isdecimal() or int(other) - int(one) >= MOST:
        return None
    start = f"{stem}-" if stem else ""
    return [f"{start}{number}" for number in range(int(one) + 1, int(other) + 1)] or [last]
