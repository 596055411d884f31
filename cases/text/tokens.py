"""The words that provisions are written with: numbers of articles, names of laws, and what stands between them.

Owns the patterns, built from named parts, and lists of numbers. How they combine belongs to `provisions`.
"""

import re

from cases.text.numerals import ENCLOSED, PATTERN, read_number

MOST = 20
"""Ranges up to this many members are written out; longer ones stay one citation, 213至260."""

NAME = r"[^《》〈〉\n]"
LAW = rf"[《〈](?P<law>{NAME}{{0,60}}(?:[《〈]{NAME}{{1,60}}[》〉]{NAME}{{0,60}})?)[》〉]"
"""A name in 《》, another name inside it in 〈〉 or 《》; bounded, so that an open 《 costs no more than a line."""

TO = r"(?:至|到|[-—–~～])"
SEPARATOR = rf"(?:、|，|和|及|与|或|以及|{TO})"
PLAIN = (
    rf"第?(?P<plain>{PATTERN}(?:{SEPARATOR}第?{PATTERN}){{0,12}})(?P<unit>[条款项目])"
    rf"(?:之(?P<inserted>{PATTERN})(?![款项]))?"
)
"""第十四条, 第一、三款, 第六至九条, 第一百二十条之一."""
BRACKETED_NUMBER = rf"(?:（{{1,2}}{PATTERN}）{{1,2}}|{ENCLOSED})"
BRACKETED = (
    rf"第?(?P<bracketed>{BRACKETED_NUMBER}(?:{SEPARATOR}?第?{BRACKETED_NUMBER}){{0,12}})(?P<bracketed_unit>[条款项目]?)"
)
"""第（三）项, （三）项, 第（十一） without 项, 第（一）、（三）项, 第（一）款."""
ALIAS = r"以下(?:简|统)?称为?：?[《〈“「『\"]?(?P<alias>[^《》〈〉“”「」『』\"（），。；\n]{1,30})"
PREVIOUS = r"(?P<previous>前[条款])"
QUOTE = r"(?P<quote>[“「『\"])"
CUE = r"(?P<cue>(?:违反|依据|根据|依照|按照|参照|适用)了?)"
TOKEN = re.compile("|".join((LAW, PLAIN, BRACKETED, ALIAS, PREVIOUS, QUOTE, CUE)))

NUMBER = re.compile(rf"(?P<range>{TO})?第?（*(?P<number>{PATTERN}|{ENCLOSED})")
CONNECTED = re.compile(
    r"(?:(?:之|的)?(?:有关|相关)?规定|之?要求)?(?:[、，；.．·]{0,2}(?:以及|和|及|与|暨|或者?|并|同时)?其?)"
)
"""What may stand between two members of a list."""
CLOSELY_CONNECTED = re.compile(r"、?(?:以及|和|及|与|或者?)?")
"""The same before a number that has nothing but brackets to show it: no comma, which opens a list of facts."""
RANGING = re.compile(TO)
ADJACENT = re.compile(r"[中的之]?")
"""What may stand between an article and its paragraph or item."""
BEHIND_LAW = re.compile(
    r"[》〉”」\"]?(?:（[^（）\n]{0,80}）){0,3}(?:[^，。；、《》（）\n]{0,16}?第?\d{1,4}号令?)?[中的之，：]?"
)
"""What may stand between a law and its article: an order number, an edition, 以下简称 in brackets."""
BEHIND_NAME = re.compile(r"[》〉”」\"]?(?:（[^（）\n]{0,80}）)?$")
BEFORE_NAME = re.compile(
    r"(?:^|[^一-龥]|[了据照和及与的之合于以对至或到且而即并]|[用按反其为依由如在从将因引]|[条款项]|[阅读看查称指是犯守施行习悖]|[新原])$"
)
"""A name without 《》 begins where no longer name can: 浙江省广告管理条例 is not 广告管理条例."""
AFTER_NAME = re.compile("[定人学律治]|实施|司法解释|修正案|草案")
"""What makes another word of a name: 产品质量法定检验, 价格法实施办法."""
AFTER_CUE = re.compile(r"(?:违反|依据|根据|依照|按照|参照|适用|构成|属于)(?:了|其|到)?$")
"""An article without a law that follows one of these is of the law named last."""
SELF = re.compile(r"(?P<which>本|该|同|此|上述|前述)(?P<kind>法|条例|规定|办法|细则|规则|决定|解释|意见)[中的之]?$")
SAME = re.compile(r"[该同本][条款][中的之]?$")

QUOTED = re.compile(r"(?:的?规定)?中?的?[：，]?")
"""What may stand between a provision and its quoted words."""
CLOSING = {"“": "”", "「": "」", "『": "』", '"': '"'}
LONGEST_QUOTE = 1500


def read_numbers(written: str, inserted: str | None) -> list[str]:
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
        values[-1] = f"{values[-1]}-{behind}"
    return values


def spread(first: str | None, last: str) -> list[str] | None:
    """Return the numbers behind the first up to the last, None if they are too many or not to be counted."""
    if not first or not first.isdecimal() or not last.isdecimal() or int(last) - int(first) >= MOST:
        return None
    return [str(number) for number in range(int(first) + 1, int(last) + 1)] or [last]
