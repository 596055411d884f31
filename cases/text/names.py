"""Names of parties as prose writes them: businesses by how their names end, persons by how they are masked.

Owns the patterns. Which of the names in a text is the party's is for `parties` to say.
"""

import re

from cases.surnames import COMPOUND, PLAIN, sure
from cases.text.agencies import LEVEL
from cases.text.vocabulary import pattern

ENDS = pattern("party_ending")
"""How the names of businesses and other organisations end."""
MASKED = r"[一-龥](?:某{1,3}|\*{1,3}|×{1,3}|X{1,2}(?![一-龥]{1,8}(?:公司|店)))"
ASIDE = r"原名|曾用名|经营者|以下|个体|简称|下称|负责人|法定代表人|业主|[一-龥]某|\*"
OPERATOR = rf"（[^（）]{{0,24}}(?:{ASIDE})[^（）]{{0,40}}）|（[一-龥][某*×][^（）]{{0,6}}）"
"""An aside behind a name, which is no part of it."""
CHARACTER = r"[一-龥A-Za-z0-9·&・—\-*×〇]"
OF_BRANCH = r"（[^（）\d，。；]{2,16}(?:店|部|分公司|商行|制|合伙)）"
BRAND = r"“[一-龥A-Za-z0-9]{1,10}”(?=[一-龥])"
NAME = rf"(?:{CHARACTER}|{BRAND}|（[一-龥A-Za-z]{{2,8}}）){{1,36}}?(?:{ENDS})(?:{OF_BRANCH})?"
"""A name, the shortest that ends like one; a place or a branch in brackets belongs to it."""

VERBS = pattern("violation_verb")
"""How the violation begins behind the name in a heading."""
GIVEN = r"(?![店厂部站馆院所场铺局会司校屋吧餐行社市县区镇乡村州港口某])[一-龥]"
SECOND = rf"(?:(?!{VERBS}){GIVEN}|超(?={VERBS}))"
"""The second character of a given name, which begins no verb; 超 before another verb is none."""
PARTED = r"(?:(?![省市县区镇乡村州])[一-龥]){1,10}[·•．][一-龥·•．]{1,20}?"
"""A name in parts: 阿依古丽·买买提."""
FULL_NAME = rf"(?:(?:{sure()})(?:{GIVEN}|[一-龥]{SECOND})|{PARTED})"
"""A natural person by name, the shortest; what must stand behind it says whether it is one."""
LONG_NAME = rf"[{PLAIN}](?!{VERBS})[一-龥]{SECOND}"
"""One of three characters, whose surname may also begin another word."""
KIN = "(?:夫妇|夫妻|父子|父女|母子|母女|兄弟|兄妹|姐妹|姐弟)"
"""What two persons are to each other, behind their names."""
PERSON = rf"{MASKED}(?:[一-龥](?={VERBS}|（|，|$))?(?:等\d*人)?"
"""A natural person whose name is masked, perhaps but for its last character: 于某, 陈*峰."""

DETERMINER = r"该|本|其|上述|一家?|一[处间个名]|这家|另一家|两家|三家|多家|几家|\d+家|[一二两三四五六七八九十]家"
"""Which or how many of a kind."""
SITUATION = "相关|有关|辖区内?|附近|其他|作为|涉事|涉案"
"""How a place has to do with the case or the authority."""
ATTRIBUTE = pattern("generic_attribute")
"""Platforms, trades and sorts of business, which many places share."""
KIND = pattern("generic_kind")
"""What kind of place it is."""
GENERIC = re.compile(
    rf"^[我本该]局|^在?店$|^住所$|^游乐场$|^(?:{DETERMINER}|{SITUATION}|{ATTRIBUTE})*(?:{KIND})(?:的行)?$"
    r"|行为|市场监|^[^一-龥]*$|互联网平台|直播间|门市$|商会$|批发商|供货商"
)
"""Words that look like a name and say only what kind of place it is."""
SEVERAL = re.compile("(?:\\d{1,3}|[两二三四五六七八九十])(?:家|户|个|名)")
"""A number of parties, none of whom is named."""
SUPERVISION = "监管|监督管理|监督|执法|公安|工商|物价|发改|检察|质监|卫健|专卖|药监|城管|税务|知识产权"
"""What an authority sees to."""
STATE = "法院$|检察院$|政府$|委员会$"
"""Courts, prosecutors, governments and committees."""
CONSUMERS = "消费者(?:权益保护)?(?:协会|委员会)$|消协$|12315"
"""Associations that speak for consumers, and the line for complaints."""
LABORATORY = "(?:检验|检测|质检|计量)[一-龥]{0,4}(?:所|院|研究院)$"
"""Institutes that test goods."""
NEIGHBOURHOOD = "街道办|办事处$|居委会$|村委会$"
"""Offices of streets and villages."""
AUTHORITY = re.compile(
    rf"(?:{SUPERVISION})[^，]{{0,8}}(?:局|委|所|部门?|队|院|会|站|中心)$|{STATE}|{CONSUMERS}"
    rf"|研究院$|国务院|仲裁|派出所$|{LABORATORY}|{NEIGHBOURHOOD}|总局|分局"
)
"""Organisations that are no party of a case."""
FOUND = "日前|近日|近期|随后|经查明?|经核查|查明|发现|执法人员|执法"
"""That officers found something, and roughly when."""
LINK = "辖区内?的?|辖区|位于|对|由|该|其|被|向|从|将|及其|以及|和|与|及|另外|另有?|同时|此外"
"""What ties a name to the place or the sentence before it."""
REPORTED = "有?(?:群众|市民|消费者|网民|顾客)*(?:举报人?|投诉人?|反映|称|举报反映|投诉反映)+|消费者|群众|市民|有人"
"""Who complained, and that they did."""
LOCAL = "本市|本区|本县|本辖区|当事人"
"""The authority's own area, and the party by its role."""
CHECKED = "在(?!线|水)|到|于|是|为|自|根据|线索|突击|现场|依法|联合|检查|调查|抽查|巡查"
"""Where, on what grounds and how officers looked."""
CONCLUDED = "责令|给予|认为|认定|决定|并|广告主|的"
"""What the authority ordered or held."""
ON_DAY = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
"""The day of the complaint or of the check."""
LEAD = re.compile(rf"^(?:{FOUND}|{LINK}|{REPORTED}|{LOCAL}|{CHECKED}|{CONCLUDED}|{ON_DAY})+(?=[一-龥\d]{{2}})")
"""What may stand before a name and belongs to the sentence."""
CUT = re.compile(rf"^.*(?:[局队所委](?:依法)?对|{pattern('act_before_party')})(?=[一-龥A-Z]{{3}})")
"""Acts that stand before a name in the same run of characters."""


PLACE = re.compile(rf"^(?:[一-龥]{{1,9}}?(?:{LEVEL}|街|路|村|社区)(?<![超门夜菜]市))+")
"""A place in front of a name."""


def trimmed(name: str) -> str:
    """Return a name without the words of the sentence before it, and without an aside behind it."""
    before = None
    while before != name:
        before = name
        name = LEAD.sub("", CUT.sub("", name))
    return re.sub(rf"(?:{OPERATOR})$", "", name)


def is_name(name: str) -> bool:
    """Say whether some characters can be the name of a party."""
    plain = PLACE.sub("", name)
    return (
        len(name) >= 2
        and not SEVERAL.match(plain)
        and not (GENERIC.search(plain) or GENERIC.search(name) or AUTHORITY.search(name))
    )


def is_person(name: str) -> bool:
    """Say whether nothing in the name of a party tells that it is more than a natural person."""
    return (len(name) <= 4 or bool(re.fullmatch(PARTED, name))) and not re.search(f"(?:{ENDS})$", name)


def mask_of(person: str) -> str:
    """Return the mask of a name, surname and 某某, of several names each: what `mask_of()` of the SQL gives."""
    return re.sub(f"({COMPOUND}|[^、，, 　])[^、，,]*", r"\1某某", person)
