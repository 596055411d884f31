"""The name of the product that a clause about prices speaks of.

Owns what is stripped from the words around it. Which price belongs to it is for `prices` to say.
"""

import re
from functools import lru_cache

from cases.text.unitprices import UNIT
from cases.text.vocabulary import pattern
from cases.text.words import gated

REPEATED = 10_000
"""Words around a product that are remembered once it is read in them."""
FEAST = "春节|国庆|元旦|假日|节日|五一|端午|中秋"
EVENT = "疫情|活动|案发"
DAYS = r"(?:\d{1,2}日|初|底|中旬|上旬|下旬)?(?:[至到—-](?:\d{1,2}月)?\d{1,2}日)?"
TIME = (
    rf"(?:(?:(?:19|20)\d\d年|今年|去年|同年|当年)?(?:\d{{1,2}}月|当月|同月|{FEAST}){DAYS}"
    rf"|(?:19|20)\d\d年|{EVENT})(?:\d{{1,2}}时)?(?:之?前|之?后|起|以来|期间|当天|当日|上午|下午|防控)*"
)
"""A time that a price is of."""
BEFORE = "平时|此前|之前|以前|原先|以往|日常|正常|平日|涨价前"
NOW = "涨价后|目前|现在|现行|当前|当时|实际|最终|同期"
PLACE = "民宿|宾馆|酒店|药房|药店|超市|店|公司|市场|饭店|餐厅"
PARTY = "店|超市|公司|药店|药房|商户|商家|商店|摊位|摊主|酒店|宾馆|企业|单位|门店|经营部|诊所|便利店|加油站|停车场|景区"
WHO = (
    rf"(?:当事人|该(?:经营者|个体工商户|{PARTY})|[^，。；]{{2,14}}(?:{PLACE})(?={BEFORE})|其|本店|两店|经营者|被检查人)"
)
MANNER = "对外|陆续|继续|实际|开始|共计?|先后|已|再|又|分别|均|都|另|还|曾|并|则|就|趁机|擅自|直接|现场"
"""How goods are traded, before the verb: to outsiders, in turn, without leave."""
BUYING = "购进|购入|购得|购买|采购|进货|进购|买进|收购"
"""Goods come in."""
SELLING = "销售|出售|售卖|售出|卖出|经营"
"""Goods go out, or are dealt in."""
ACT = (
    rf"(?:{MANNER})*(?:以[^，。；]{{0,4}}价(?:格)?)?(?:{BUYING}|批发|{SELLING}|零售|收取|所售|出租|提供|销)"
    "了?(?:的|一批|该)?"
)
CHECKED = "经查明?|经调查|经核对[^，：]{0,8}|经核实|检查发现"
"""What an inquiry found comes next."""
LINKING = "其中|同时|另查明|另外|此外|而且?|且|但|随后|后来?|即|另有?|现|因|则|趁机|拆零"
"""The clause goes on from the one before."""
INTRODUCED = f"{CHECKED}|{LINKING}|于|自|从|将|把|由|向|至|及|和|与|的"
LISTED = (
    r"[^，。；：（）]{1,16}：(?=.)|品名为?|品种|商品(?:名称|有|为|是)?|有|为|是|如|的|：|、"
    r"|\d{1,2}[.．、]|[①-⑳]|（[一二三四五六七八九十\d]{1,2}）|[一二三四五六七八九十]、"
)
QUALIFIED = (
    rf"注册证(?:编)?号为?[\w\d]{{4,30}}的|净含量(?:为)?{UNIT}的|(?:型号|规格|批号|货号)为?[-\w]{{2,20}}的"
    "|同款|同类|该批|一批|这批|部分|多款|各类|上述|涉案|案涉"
)
LEAD = re.compile(rf"^(?:{INTRODUCED}|{LISTED}|{TIME}|{WHO}|{ACT}|{BEFORE}|{NOW}|{QUALIFIED})")
"""What may stand before the name."""
FOR_EACH = rf"的(?:单位|进)?每?|(?:单位|进)每?|每(?:{UNIT})?"
"""The unit that the price is for, without the price: 每盒, 单位."""
SOURCE = "(?:在|系?从|自(?![测动热行发粘封])|向)[^，。；在的]{0,14}"
"""Where the goods are bought, and from whom; 自 of 自热 or 自动 belongs to the name."""
SHOWN_PRICE = "市场|标签?价签|标价|标示|标注|标明|当地|平均|最[高低初]"
"""A price of the market or on a label, the highest, the average."""
LEADING_OVER = (
    "为|是|由|从|将|按照?|以|时|尚未|至今|另|后|并|再|又|均|都|于|向|对外|自|其|人民币|共计?|总计|合计|较|对|给"
)
"""What leads from the name to its price or to the next act."""
TRAIL = re.compile(gated(rf"(?:{FOR_EACH}|{SOURCE}|：|{BEFORE}|{NOW}|{TIME}|{SHOWN_PRICE}|{LEADING_OVER})$"))
"""What may stand behind it."""
VERB = re.compile(rf"(?:{BUYING}|{SELLING}|收取|出租|所售|把|将)了?(?:的)?(?P<name>[^，。；：]{{2,40}})")
NUMERALS = r"\d二两三四五六七八九十百"
NUMBER = r"(?:\d[\d，,]{0,14}(?:\.\d{1,6})?|[二两三四五六七八九十百][一二两三四五六七八九十百]{0,3})"
COUNT = rf"{NUMBER}余?{UNIT}(?<![年月日])"
QUANTITY = re.compile(rf"(?=[共各{NUMERALS}])(?:^(?:共计?)?{COUNT}(?:装)?|(?:共计?|各)?{COUNT}$)")
ENDS = re.compile(pattern("product_end"))
"""Where the name behind a verb ends."""
SPECIFICATION = r"（[^（）]{1,30}）"
NAME = re.compile(rf"^[\w.%·\-+×Ωμ℃“”‘’\"']{{2,30}}(?:{SPECIFICATION})?$")
SELLERS = "批发商|供货商|推销员|经销商|公司|超市|农户|商行"
INSPECTED = "商品|产品|凭证|晚上|上午|下午|当日|当天|失效日期.*|.*不合格|发现.*"
"""What an inspection is about or finds, and at what time of the day."""
IN_SHOP = "收银台|收款台|货架|柜台|药品|货物|物品|食品|服务"
"""A place in a shop, or goods in general."""
LIST_COLUMN = "费用|价格|蔬菜价格|单价|货款|数量|金额|品种|名称"
"""What a list of goods tells of each."""
BUSINESS = "经营|活动|行为|门店|消费者|顾客|商户|租户|用户|客户"
"""The business itself, and its customers."""
MENTIONED = "(?:二|两|三)(?:者|种)[^，]{0,4}|其中|每[^，]{0,3}|以上|(?:该|这些|同期|周边)[^，]{0,16}"
"""What is named elsewhere in the text or in the neighbourhood: 二者, 该商品, 周边药店."""
RECORD = ".*(?:载明|记载|显示|记录|票据|店内|网店|直播间|系统|成交|结算|成本价)"
"""A record, a shop or a system that a price is read from."""
BATCH = "(?:系|给|第.批|次|两批|各批|每批|没有|未).*|[一两二三四五几]家.*|装[罐瓶袋盒]|充装|全年|.*(?:日内|月内|年内)"
"""A batch, a number of shops, a packing or a period, and what is not done."""
SOMEBODY = ".*权利人|.*当事人.*|竞争对手|一[条个只台件]|成本|据.*|.*[却某]|店主|.*(?:前一天|情况下)|.*[^关联]系"
"""Somebody in the case, or the rest of a clause about one: a count, a source, a circumstance."""
CHANGED = "拆零|拆分|分装|加价|趁机|随即|上涨.*|涨.*|.*(?:上涨|涨了|增长|增加了|提高了|高出).*|(?:相较|较|比).*"
"""Goods are split up, or a price rises or is compared."""
NOTHING = re.compile(
    rf"^(?:{INSPECTED}|{IN_SHOP}|{LIST_COLUMN}|{BUSINESS}|{MENTIONED}"
    rf"|{RECORD}|{BATCH}|{SOMEBODY}|{CHANGED}|[\d.%]+|.*(?:{SELLERS})处?)$"
)
"""What is left over and names no product."""
OF = re.compile("的(?![^（]*）)")
QUOTES = re.compile("[“”‘’\"'「」『』]")


@lru_cache(REPEATED)
def product(words: str) -> str | None:
    """Return the product that stands at the end of some words, before a label or a price; None if there is none."""
    name = stripped(words)
    if acted := list(VERB.finditer(name)):
        name = stripped(acted[-1]["name"])
    return named(name)


@lru_cache(REPEATED)
def object_of(words: str) -> str | None:
    """Return the product behind a verb of trade: 购进医用口罩, 购进未经检疫的羊肉; None if there is none."""
    name = QUANTITY.sub("", words)
    ends = (found.start() for found in ENDS.finditer(name, 2))
    end = next((end for end in ends if name[:end].count("（") == name[:end].count("）")), len(name))
    return named(stripped(name[:end]))


def named(words: str) -> str | None:
    """Return the name that some words are, with nothing around them; None if they name no product."""
    parts = OF.split(words)
    for part in reversed(parts):
        name = QUOTES.sub("", stripped(part) if len(parts) > 1 else part)
        if NAME.match(name) and not NOTHING.match(name):
            return name
    return None


def stripped(name: str) -> str:
    """Return a name without quantities and words around it."""
    before = None
    while before != name:
        before = name
        if lead := LEAD.match(name):
            name = name[lead.end() :]
        name = QUANTITY.sub("", TRAIL.sub("", name))
    return name
