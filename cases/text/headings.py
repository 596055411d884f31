"""The headings of a bulletin: how cases are numbered, labelled and named, and what else stands on a line of its own.

Owns the forms, in one writing (`normal`). Which text belongs to a heading is for `segments` to say.
"""

import re

from cases.text.vocabulary import pattern

CHINESE = "一二三四五六七八九十"
CHINESE_NUMBER = rf"[{CHINESE}]{{1,3}}"
"""一, 十二, 二十三."""
COUNT = rf"(?:{CHINESE_NUMBER}|\d{{1,3}})"
CODED = r"0\d(?=[一-龥])|(?:PART|NO)[.．]?\d{1,2}[、.．：]?"
"""A number as layouts set it: 01, PART 1, NO.1."""
IN_DIGITS = r"\d{1,3}(?:[、．：）]|\.(?!\d)|\.(?=\d{1,2}月\d|20\d\d年))"
"""1、 or 1.; with a further digit behind the stop it is a heading only where a day begins there."""
NUMBER = (
    rf"(?:（{COUNT}）[、.．]?|{CODED}|{CHINESE_NUMBER}[、.．，：]|{CHINESE_NUMBER}是(?=[一-龥])|{IN_DIGITS}"
    rf"|[①-⑳㈠-㈩⑴-⒇]、?)"
)
"""一、 （一） 1. 1、 ①; 1.5 is a number of something."""
LABEL_END = "[】）]?[：、.．，]?"
"""What closes a label."""
LABEL = (
    rf"(?:[【（]?(?:典型)?(?:案例|案件|事例|案)之?{COUNT}{LABEL_END}"
    rf"|[【（]?第{COUNT}[例起件个](?:案例|案件)?{LABEL_END}"
    r"|[【（]?(?:典型)?案例[】）]?：)"
)
"""案例一： 【案例2】 典型案例3 第一例."""
MARK = rf"(?:{NUMBER}|{LABEL}){{1,2}}"
BULLET = r"(?:[•●○◎■□▌▍▎▏◆◇★☆▲△▶►▷➤※❖✦❶-❿🔴🔵🟢🔸🔹🔶🔷📌👉*#]+|[-—]+(?=[一-龥]))"
LIST_DIGITS = r"\d{1,2}(?:[、．]|\.(?![\d%]))(?=[一-龥“《【])"
"""A number in a list, with its words right behind it."""
BEGINS = re.compile(
    rf"{BULLET}?(?:{LABEL}|{CHINESE_NUMBER}、|（{CHINESE_NUMBER}）|{LIST_DIGITS}|【[^【】]{{2,12}}】"
    rf"|{BULLET}|发布时间|发布日期|信息来源|来源：|附件)"
)
"""What a paragraph begins with, wherever a line was broken before it."""

NO_CASE = "答方档备立结办查破预草议提图文报归涉本该此销专并另前要大个错命翻断定"
"""Characters before 案 that make another word of it."""
CASE = rf"(?<![{NO_CASE}])案(?:件)?(?:（[^（）\n]{{1,40}}）)?"
NAME = rf"[^。；！？\n]{{3,100}}?{CASE}"
"""What a case is called: …案."""
TIME = r"(?:19|20)\d\d年|\d{1,2}月\d{1,2}日|[12]\d{7}|年\d{1,2}月|今年|去年|近日|日前|近期|前不久"
"""When it happened."""
FACTS_LABEL = "【|（?基本案情|案情|主要案情|违法事实|案件来源|案件事实|简要案情"
"""What the part that tells the facts is called."""
OFFICE_BEGINS = "[^，。；]{2,16}(?:局|委|队|所|部门)(?:执法人员|依法|根据|接|在|对|于|查|联合|会同)"
"""An authority, and how it comes to act."""
OPENING = rf"(?={TIME}|经查|经调查|经核|当事人|{FACTS_LABEL}|根据|接到|{OFFICE_BEGINS})"
"""How the facts begin right behind a heading."""
WHOLE = re.compile(rf"{BULLET}?(?P<mark>{MARK})?(?P<name>{NAME})[。：】]*")
RUN_IN = re.compile(rf"{BULLET}?(?P<mark>{MARK})(?P<name>{NAME})(?:[。：，]|{OPENING})")
UNMARKED_RUN_IN = re.compile(rf"(?P<mark>)(?P<name>[^。；！？，\n]{{6,60}}?{CASE})(?:[。：]|{OPENING})")
LABELLED = re.compile(rf"{BULLET}?(?P<mark>{LABEL})(?P<name>[^。；！？\n]{{4,80}})")
NUMBERED = re.compile(rf"{BULLET}?(?P<mark>{NUMBER})(?P<name>[^。；！？\n]{{4,60}})")
WITHIN = re.compile(rf"(?<=[。！？；”）])(?={MARK}{NAME}(?:[。：]|{OPENING})|{LABEL})")
"""Where a heading stands inside a paragraph."""
NUMBERED_BODY = re.compile(rf"{BULLET}?(?P<mark>{MARK})(?=[^。\n]{{6,}})")

COMMA = re.compile(r"[^，]{4,30}(?:公司|店|药房|部|超市|厂|中心|所|院|某)，[^，]{2,30}$")
"""A name that a stray comma parts from the violation."""
REFERRING = (
    r"这|\d{1,4}年?\d{0,2}月|本案|该案|此案|上述|以上|为|对于|对(?!外)|将|经|根据|通过|关于(?:印发|开展|做好)"
    "|下一步|目前|截至|曝光|公布|通报|发布"
)
"""How a sentence begins that speaks of a case, or of the work of an authority; 对外 can begin a name."""
MANY_CASES = (
    "(?:查处|查办|公布|曝光|通报|发布|办理|选取|筛选)[^，]{0,20}(?:起|批|件|例|一批|系列|典型)"
    "[^，]{0,30}案(?:件|例)?$|典型案|(?:类|等|些|批|起|大)案(?:件)?$"
)
"""Several cases at once: 公布一批典型案件, 十大案件."""
NO_NAME = re.compile(rf"的案(?:件)?$|^(?:{REFERRING})|{MANY_CASES}")
"""What ends in 案 and names no case: 公布一批典型案件, 该案."""
SECTION = re.compile(
    rf"{BULLET}?(?:{NUMBER}|[（【])?[^。；！？，\n]{{2,30}}"
    "(?:类|篇|领域|方面|案件|案例|违法行为)(?:（[^（）]{1,12}）|】)?"
)
ASIDE = "（[^（）]{1,24}）"
"""A number or a date in brackets at the end of a title."""
TYPICAL_CASES = (
    r"[^。；！？\n]{0,60}?(?:典型|违法|处罚|执法|十大|重大|曝光)[^。；！？\n]{0,24}(?:案例|案件|案)"
    rf"(?:{ASIDE}|[一二三四五六七八九十\d]{{1,3}}|汇编|通报|选登|的通报|的通告|情况)?"
)
"""Cases of a kind, and in what form they are told: 典型案例选登."""
MADE_KNOWN = (
    r"[^。；！？\n]{0,40}(?:公布|曝光|通报|发布|通告)[^。；！？\n]{0,50}(?:案例|案件|案|名单|情况|行为)"
    rf"(?:{ASIDE})?(?:的通报|的通告)?"
)
"""That somebody makes cases known."""
NOTICE = r"[^。；！？\n]{2,30}关于[^。；！？\n]{4,50}(?:通报|通告|公告)"
"""A notice about something."""
TITLE = re.compile(f"{TYPICAL_CASES}|{MADE_KNOWN}|{NOTICE}")
"""The title of a bulletin, on a line of its own."""
COMMENT = re.compile(rf"{BULLET}?(?:{NUMBER})?[【（]?(?:{pattern('comment_label')})[】）：]?(?=：|】|$|[一-龥“《])")
"""What opens the words of the authority about a case, which tell nothing of it."""
PART = re.compile(rf"{BULLET}?(?:{NUMBER})?[【（]?(?:{pattern('case_part')})[^】：，。；\n]{{0,8}}[】）：]+")
"""The parts of a case."""
PART_ALONE = re.compile(rf"{BULLET}?(?:{NUMBER})?[【（]?(?:{pattern('case_part')})[^】：，。；\n]{{0,6}}[】）：]?")
"""The same on a line of its own."""
META = re.compile(r"[^。；]{0,40}?(?:发布时间|发布日期|更新时间|时间|日期|信息来源|来源|作者|编辑|浏览|点击|字号)：")
"""A line about the page."""


def is_whole(paragraph: str) -> bool:
    """Say whether a paragraph is the heading of a case, complete."""
    return whole(paragraph) is not None


def whole(paragraph: str) -> re.Match[str] | None:
    """Return the heading that a paragraph is, with its mark and name."""
    found = WHOLE.fullmatch(paragraph) if len(paragraph) <= 130 and "案" in paragraph else None
    if found is None or NO_NAME.search(found["name"]):
        return None
    if not found["mark"] and (("，" in found["name"] and not COMMA.match(found["name"])) or len(found["name"]) > 60):
        return None
    return found


def run_in(paragraph: str) -> re.Match[str] | None:
    """Return the heading that a paragraph opens with, its facts right behind it."""
    found = RUN_IN.match(paragraph) or UNMARKED_RUN_IN.match(paragraph)
    return None if found is None or NO_NAME.search(found["name"]) else found


def begins_heading(text: str) -> bool:
    """Say whether a line is the beginning of a heading that goes on: marked, short, without a stop."""
    found = NUMBERED_BODY.match(text)
    return bool(found) and len(text) <= 60 and not re.search("[。；！？]", text)


def ends_heading(line: str) -> bool:
    """Say whether a line can be the end of a heading that began before it."""
    return len(line) <= 50 and bool(re.fullmatch(rf"[^。；！？\n]{{0,48}}{CASE}[。：]?", line))


def is_apart(line: str) -> bool:
    """Say whether a line is about the page, or a label: nothing goes on with it."""
    return len(line) <= 80 and bool(META.match(line) or PART_ALONE.fullmatch(line) or (COMMENT.fullmatch(line)))


def is_label(line: str) -> bool:
    """Say whether a line opens a part of a case or a comment on it."""
    return bool(PART.match(line) or PART_ALONE.fullmatch(line) or (COMMENT.match(line) and len(line) <= 12))
