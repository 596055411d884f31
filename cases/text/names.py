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

GENERIC = re.compile(
    r"^[我本该]局|^在?店$|^住所$|^游乐场$|^(?:该|本|其|上述|一家?|一[处间个名]|这家|另一家|两家|三家|多家|几家|\d+家|[一二两三四五六七八九十]家|相关|有关|辖区内?|附近|其他|作为|涉事|涉案|网络|电商|淘宝|天猫|京东|抖音|拼多多|微信|交易|第三方|外地|外省|当地|本地|大型|连锁|个体|入网|上级|线上|线下|所属|总|分|实体|直营|加盟"
    r"|校外|农资|教育|医疗|医药|药品|食品|餐饮|日杂|母婴|粮油|蔬菜|水果|服装|建材|混凝土|检验|检测|培训|物业|中介|房产|租赁|销售|生产|经营|商贸|美容|养生|口腔|公共|集中|定点|隔离|现场|收银|仓库)*(?:公司|店|药店|药房|超市|诊所|企业|单位|商家|门店|店铺|网店|微店|平台|市场|商场|酒店|经营部|厂|中心"
    r"|加油站|医院|学校|幼儿园|停车场|旗舰店|合作社|作坊|餐厅|餐饮店|饭店|宾馆|经营场所|药业|物业|集团|会|站|园|部|院|所|行|机构|馆|堂|吧|社|坊|铺|摊|屋|广场|小区|基地|景区|协会)(?:的行)?$|行为|市场监|^[^一-龥]*$|互联网平台|直播间|门市$|商会$|批发商|供货商"
)
"""Words that look like a name and say only what kind of place it is."""
SEVERAL = re.compile("(?:\\d{1,3}|[两二三四五六七八九十])(?:家|户|个|名)")
"""A number of parties, none of whom is named."""
AUTHORITY = re.compile(
    r"(?:监管|监督管理|监督|执法|公安|工商|物价|发改|检察|质监|卫健|专卖|药监|城管|税务|知识产权)[^，]{0,8}(?:局|委|所|部门?|队|院|会|站|中心)$|法院$|检察院$|政府$|委员会$|消费者(?:权益保护)?(?:协会|委员会)$|消协$|12315|研究院$|国务院|仲裁|派出所$|(?:检验|检测|质检|计量)[一-龥]{0,4}(?:所|院|研究院)$|街道办|办事处$|居委会$|村委会$|总局|分局"
)
"""Organisations that are no party of a case."""
LEAD = re.compile(
    r"^(?:日前|近日|近期|随后|经查明?|经核查|查明|发现|执法人员|执法|辖区内?的?|辖区|位于|对|由|该|其|被|向|从|将|及其|以及|和|与|及|另外|另有?|同时|此外|有?(?:群众|市民|消费者|网民|顾客)*(?:举报人?|投诉人?|反映|称|举报反映|投诉反映)+|消费者|群众|市民|有人|本市|本区|本县|本辖区|当事人|在(?!线|水)|到|于|是|为|自|根据|线索|突击|现场|依法|联合|检查|调查|抽查|巡查|责令|给予|认为|认定|决定|并|广告主|的|(?:\d{4}年)?\d{1,2}月\d{1,2}日)+(?=[一-龥\d]{2})"
)
"""What may stand before a name and belongs to the sentence."""
CUT = re.compile(
    r"^.*(?:[局队所委](?:依法)?对|检查发现|检查|查处|反映|举报|投诉|查明|获悉|执法人员|在检查|联合|委托|认定|认为|发现|监测|抽查|巡查|责令|涉及|对当事人|要求|经营者|前往|进入|约谈|抽检|暗访|走访|走进|决定对|中查获|提供给|销售商|供应商|生产商)(?=[一-龥A-Z]{3})"
)
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
