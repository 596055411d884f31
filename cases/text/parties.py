"""Who was punished: the names in the heading of a case, and as its own text gives them.

Owns the choice among names. What kind of party it is belongs to the load; how a name is masked, too.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cases.text import places, vocabulary
from cases.text.names import (
    FULL_NAME,
    KIN,
    LONG_NAME,
    MASKED,
    NAME,
    OPERATOR,
    PERSON,
    PLACE,
    VERBS,
    is_name,
    trimmed,
)
from cases.text.numerals import read_number

Span = tuple[int, int]
CHECKER = "[^。；，]{0,40}?(?:局|委员会|委|厅|部门|队|所|机关)|[^。；，]{2,16}[省市县区州旗]"
"""An authority, or the place that stands for it."""
CHECKED_BY = re.compile(rf"^(?:{CHECKER})(?:依法|联合[^查]{{0,20}})?(?:查处|查办|处理|通报|办理)(?:的|了)?")
"""甲市乙局查处, 甲市查处 in front of a heading."""
HEAD = re.compile(r"^(?:关于|对|查处|依法查处|查办)")
JOINT = "(?:、|和|与|及|，)"
AT = "在(?!线|水)"
HEADED = rf"{FULL_NAME}(?=(?:{KIN}|等\d*人)?(?:{OPERATOR})?(?!超(?:{VERBS}))(?:{VERBS}|{AT}|案?$))"
"""A person by name, as the violation follows it in a heading, or nothing."""
ONE = rf"(?:{FULL_NAME}(?={JOINT})|{NAME}|{MASKED}[一-龥]?|[一-龥]{{2,3}}(?={JOINT}))(?:{OPERATOR})?"
SEVERAL = re.compile(
    rf"(?P<party>(?:{ONE}){JOINT}(?:(?:{ONE}){JOINT})*(?:{HEADED}|{NAME}|{MASKED}))(?:等|{KIN})?(?=等?(?:{VERBS}))"
)
"""A list of names: 甲公司、乙公司."""
BEFORE_PERSON = "^|(?<=当事人)|(?<=[省市县区旗镇乡村州户主者处办])"
"""What a person's name follows in a heading: nothing, the role, a place or an office."""
HEADED_PERSON = rf"{MASKED}(?:等\d*人)?(?=(?:{VERBS})|$)|{PERSON}(?=[一-龥（])|{HEADED}|{LONG_NAME}(?={VERBS})"
"""A person in a heading, masked or by name."""
PERSONAL = re.compile(rf"(?:{BEFORE_PERSON})(?P<party>{HEADED_PERSON})(?:{KIN})?(?:{OPERATOR}(?={VERBS}|案?$))?")
SINGLE = re.compile(rf"(?P<party>{NAME})(?:{OPERATOR})?(?:等\d{{0,2}}[家人户]?)?(?=(?:{VERBS})|的|$)")
COUNTED = re.compile(
    r"(?:等)?(?P<count>\d{1,3}|[两二三四五六七八九十])(?:家|户|名)|等(?P<persons>\d{1,3}|[两二三四五六七八九十])人"
)

MANNER = "因|涉嫌|在|于|未|自|为|将|利用|通过|以"
"""Why, where and by what means the party acted."""
DEED = "销售|经营(?!部)|存在|发布|生产|使用|擅自|购进|从|被|违反|哄抬|虚|向|对外|高价|趁|进行|开展|实施"
"""What the party did, to whom, or what was done to it."""
PENALTY = "立案|作出|处|罚|下达|做出|依法|予以|给予|检查"
"""What the authority did about it."""
SETTING = "时|里(?!镇|街)|内|把|去年|今年"
"""When and where it was."""
FURTHER_DEED = "明知|有(?!限)|收取|受托|编造|运营"
"""What the party knew, had, took or ran."""
COURSE = "后|没有|近|分别|各|均|也|则|现场|货架|“"
"""How a sentence goes on: about each of several parties, their premises, goods in quotation marks."""
REMAINDER = r"采取|组织|提供|违法|案|不|无|共|等|已|曾|所售|所销|拟(?!对)|无法|另|同时|自\d"
"""What the party offered, failed to do or had done, how many there are, and since when."""
BEHIND = rf"[，。；、）（的]|$|{MANNER}|{DEED}|{PENALTY}|{SETTING}|{FURTHER_DEED}|{COURSE}|{REMAINDER}"
"""What stands behind the name of a party in a sentence."""
ENDED = rf"{FULL_NAME}(?=[，。；、）（的和与及]|$|{KIN}|{VERBS}|{AT}|[于系因自为将从被向处罚等已]|作出|存在|去年|今年)"
"""A person by name in a sentence."""


def joined(one: str) -> str:
    """Return the pattern of one name, or of several: 甲公司、乙公司和丙公司."""
    return rf"(?:{one})(?:、(?:{one}))*(?:[和与及](?:{one}))?"


LIST = rf"(?P<name>{joined(f'{NAME}|{PERSON}')})(?:{OPERATOR})?"
PUNISHED = rf"(?P<name>{joined(f'{ENDED}|{NAME}|{PERSON}')})(?:{KIN})?(?:{OPERATOR})?"
SAID = rf"(?P<name>{joined(ENDED)}|{joined(f'{NAME}|{PERSON}')}(?=(?:{OPERATOR})?(?:{BEHIND})))"
"""One behind 当事人, which announces a person."""
PENALISED = "(?:的[^，。；]{0,40})?(?:作出|处以?|罚款|给予|予以|分别|各|共?处|下达|依法|警告|没收)"
"""Behind a party: the penalty, perhaps after its conduct."""
INSPECTED = "对|检查了?|查处了?|现场检查|突击检查|联合检查|暗访|走访|查获|查扣"
"""Before a party: officers looked into it or caught it."""
SITUATED = "位于[^，。；]{2,30}?的|辖区内?的?|当事人"
"""Where the party is, or its role."""
TOLD = r"经查|查明|发现|反映|举报|投诉|称|认定|认为|获悉|在|到|于|有(?!限)|\d日|近日|日前|“三品”"
"""Before a party: who says so, when and where."""
NAMED = [
    ("named as party", re.compile(rf"当事人(?:为|是|：|系|（)?{SAID}")),
    ("punished", re.compile(rf"(?:对|给予|责令)(?:当事人|经营者)?{PUNISHED}(?={PENALISED})")),
    ("checked", re.compile(rf"(?:{INSPECTED})(?:{SITUATED})?{LIST}(?={BEHIND})")),
    ("told of", re.compile(rf"(?:^|[，。；：]|{TOLD})(?:了)?{LIST}(?={BEHIND})", re.MULTILINE)),
]
"""How a text speaks of the party, from the plainest words to the least."""
SHOP = re.compile(rf"({MASKED})(?:经营的?|开设的?|的)?(?:网店|微店|淘宝店|店铺|直播间|仓库|摊位|摊点|[一-龥]{{0,4}}店)")
"""A person's shop on a platform, which is no party beside the person."""
OTHERS = re.compile(rf"(?:{vocabulary.pattern('before_other_party')})(?:了|为|是|系|：|商)?$")
"""Before a name: it is somebody else's."""


PEOPLE = re.compile("(?:经营者|法定代表人|负责人|业主|店主|股东|员工|主管人员|责任人员?|消费者|顾客)(?:为|是|：)?$")
"""Before a name: it is somebody of a party."""
NOBODY = re.compile("某.{1,3}$")
"""Nobody in particular: 某企业."""


class Party(NamedTuple):
    """Who was punished: the names joined by 、, the place of them in the title or the text, and how they were told."""

    name: str
    span: Span
    is_title: bool
    rule: str
    number: int = 1


def in_title(title: str) -> tuple[str, Span]:
    """Return the party that a heading names, and where; an empty one where it names none, at the violation."""
    start = 0
    if by := CHECKED_BY.match(title):
        start = by.end()
    elif head := HEAD.match(title):
        start = head.end()
    found = SEVERAL.match(title, start) or SINGLE.match(title, start)
    person = PERSONAL.search(title, start)
    if person and person.start() < start + 24 and not is_place(person["party"]) and goes_before(person, found):
        found = person
    if found is None or found["party"].startswith("“"):
        return "", (start, start)
    return found["party"], (found.start("party"), found.end())


def goes_before(person: re.Match[str], found: re.Match[str] | None) -> bool:
    """Say whether a person is the party of a heading, not what else was found: that is the name, or adds a place."""
    if found is None:
        return True
    behind = found.string[person.end("party") : found.end("party")]
    return person.end() <= found.end() and (not behind or bool(re.match(AT, behind)))


def read_party(title: str, text: str) -> Party | None:
    """Return the punished party by the heading and the text of its case; None where they name nobody."""
    headed, span = in_title(title)
    names = [name for name in parts(headed) if is_name(name)]
    if len(names) == 1 and (shop := SHOP.fullmatch(names[0])) and re.search(rf"{re.escape(shop[1])}(?!.?.?店)", text):
        names = [shop[1]]
    if names:
        own = [own_form(name, text) for name in names]
        joined = "、".join(form[0] for form in own)
        at = own[0][1]
        if at is not None:
            return Party(joined, at, False, "heading and text", len(names))
        # The heading masks what the text names: 某生鲜平台.
        if is_vague(joined) and (plain := told(text)) and not is_vague(plain.name):
            return plain
        return Party(joined, span, True, "heading", len(names))
    party = told(text)
    return None if party and party.number == 1 and headed and (counted(title) or 1) > 1 else party


def parts(names: str) -> list[str]:
    """Return the names of a list, without asides."""
    plain = re.sub(OPERATOR, "", names)
    if "、" in plain:
        return [part for piece in plain.split("、") for part in pair(piece)]
    return pair(plain)


def pair(names: str) -> list[str]:
    """Return two names joined by 和, where both are names; else the one."""
    for found in re.finditer("[和与及]", names):
        first, second = names[: found.start()], names[found.end() :]
        if re.search(rf"(?:公司|店|部|厂|社|{MASKED})$", first) and re.fullmatch(rf"{NAME}|{MASKED}", second):
            return [first, second]
        if re.fullmatch(FULL_NAME, first) and re.fullmatch(FULL_NAME, second):
            return [first, second]
    return [re.sub(r"等\d*[家人户]?$", "", names)] if names else []


def own_form(headed: str, text: str) -> tuple[str, Span | None]:
    """Return a party of the heading as the text names it first, perhaps without the place before it, and where."""
    for begin in range(max(1, len(headed) - 3)):
        if begin and not is_place(headed[:begin]):
            continue
        if (at := text.find(headed[begin:])) >= 0:
            return headed[begin:], (at, at + len(headed) - begin)
    return headed, None


def is_vague(name: str) -> bool:
    """Say whether a name is masked so that nobody can be meant by it: 某某药房, 上海某教育公司; a surname is enough."""
    before, masked, behind = name.partition("某")
    return bool(masked) and len(behind) > 1 and (not before or before == "某" or is_place(before))


def is_place(text: str) -> bool:
    """Say whether some characters are a place, as one stands before a name."""
    return bool(PLACE.fullmatch(text)) or places.leading(text)[1] == len(text)


def told(text: str) -> Party | None:
    """Return the party that a text names without a heading: by the plainest words, the first of each."""
    for rule, pattern in NAMED:
        for found in pattern.finditer(text):
            for party in candidates(text, found, rule):
                return fullest(party, text)
    return None


def named(text: str) -> list[str]:
    """Return the names that a text speaks of as a party's, in no order; those of others and of their people are not."""
    return list(
        dict.fromkeys(
            name
            for rule, pattern in NAMED
            for found in pattern.finditer(text)
            for party in candidates(text, found, rule)
            for name in party.name.split("、")
            if not PEOPLE.search(text, max(0, party.span[0] - 8), party.span[0]) and not NOBODY.match(name)
        )
    )


def fullest(party: Party, text: str) -> Party:
    """Return a party by the longest of the names in its text that end like this one: 徐记粮油店 is 曹杨路徐记粮油店."""
    if party.number > 1 or len(party.name) < 4:
        return party
    longer = [
        (one.name, one.span)
        for _, pattern in NAMED[1:]
        for found in pattern.finditer(text)
        for one in candidates(text, found, party.rule)
        if one.number == 1 and one.name.endswith(party.name) and is_place(one.name[: -len(party.name)])
    ]
    name, span = max(longer, key=lambda one: len(one[0]), default=(party.name, party.span))
    return party._replace(name=name, span=span)


def candidates(text: str, found: re.Match[str], rule: str) -> Iterator[Party]:
    """Yield the party that a match names, if it can be one."""
    name = trimmed(found["name"])
    start = found.end("name") - len(name)
    if OTHERS.search(text[max(0, start - 8) : start]):
        return
    names = [one for one in parts(name) if is_name(one)]
    names = [shop[1] if (shop := SHOP.fullmatch(one)) and text.count(shop[1]) > 1 else one for one in names]
    if names:
        yield Party("、".join(names), (start, found.end("name")), False, rule, len(names))


def counted(title: str) -> int | None:
    """Return how many parties a heading says there are: 某公司等3家, 6家机构; None where it does not say."""
    found = COUNTED.search(title)
    return read_number(found["count"] or found["persons"]) if found else None
