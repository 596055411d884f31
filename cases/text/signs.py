"""What shows that a text tells an enforcement case: somebody who acts, an act, a party, and no rule or total.

Owns the signs, in one writing (`normal`). Where a case begins and ends is for `segments` to say.
"""

import re

from cases.text import parties
from cases.text.vocabulary import pattern
from cases.text.words import by_first

OF_MARKETS = "市场监[督管]|监督管理|工商|质监|质量技术监督|物价|价格|发展和?改革|发改"
"""What an authority over markets, quality or prices is called by."""
OF_HEALTH = "药监|药品监|食药监|卫健|卫生"
"""The same of one over medicines or health."""
OF_OTHERS = (
    "城管|城市管理|行政执法|综合执法|网信|网安|公安|烟草|知识产权|商务|文化|农业|住建|住房|交通|税务|市监|环境|应急"
)
"""The same of the other authorities that enforce law."""
OFFICE = "局|委员会|委(?![托员])|厅|部门|总队|支队|大队|[一-龥]分局|监管所|所(?=[依对接执根])"
"""What the name of an authority ends with; 委托 and 委员 are none, and 所 is one only where it acts."""
AUTHORITY = rf"(?:{OF_MARKETS}|{OF_HEALTH}|{OF_OTHERS})[^，。；、]{{0,10}}?(?:{OFFICE})"
ACTOR = re.compile(by_first(rf"{AUTHORITY}|执法人员|我局|该局|市局|区局|县局|执法部门|监管部门|执法机关"))
PARTY = re.compile(rf"(?:{pattern('somebody')})|[一-龥](?:某|\*)")
"""Somebody who can be a party: by what places of business are called, or masked."""
DIGIT = r"\d一二两三四五六七八九十壹贰叁肆伍陆柒捌玖"
AMOUNT = rf"(?:人民币|[¥￥])?[{DIGIT}][{DIGIT}.，百千万拾佰仟零余多]{{0,16}}元"
FINE_OF_AMOUNT = (
    rf"罚款(?:人民币)?{AMOUNT}|(?:处以?|被处|并处|被罚|处罚|罚没|罚金)[^，。；\d]{{0,10}}{AMOUNT}"
    rf"|{AMOUNT}(?:的)?(?:行政)?(?:罚款|处罚)"
)
"""A fine with its amount, before or behind it."""
IMPOSED = (
    "处[^，。；]{0,24}?(?:罚款|倍的?罚款)|作出[^，。；]{0,24}?(?:处罚|罚款|决定)"
    "|(?:给予|予以|受到|处以|实施|进行)[^，。；]{0,16}?(?:行政处罚|处罚|警告|罚款|没收)"
    "|(?:被|并|拟|依法)(?:处以?)?(?:罚款|处罚|没收|吊销|警告)"
)
"""A penalty that is imposed or suffered, whatever its amount."""
CONFISCATED = "没收(?:其)?(?:违法|非法|广告|涉案|上述|该批|侵权|不合格|未售|销售|全部)[^，。；]{0,20}"
"""Gains or goods that are confiscated."""
PENALISED = (
    rf"{FINE_OF_AMOUNT}|{IMPOSED}|{CONFISCATED}|罚没[^，。；]{{0,6}}\d|吊销[^，。；]{{0,20}}(?:执照|许可证)"
    "|处罚决定|顶格处罚|行政拘留"
)
HANDED_OVER = "移[送交][^，。；]{0,16}"
"""The matter goes to another authority, which is named next."""
ORDERED = "责令[^，。；]{0,24}(?:改正|整改|停止|停业|退[还款赔]|召回|下架|关闭|停产)"
"""The party is to put things right, to pay back or to stop."""
SPARED_OR_TOLD = "(?:不予|免予|免于|免除)[^，。；]{0,4}处罚|处罚告知|听证告知"
"""A penalty is waived, or announced to the party."""
GOING_ON = "进一步(?:调查|处理|办理)|正在(?:调查|办理|处理|审理)|查封|扣押|先行登记保存|依法(?:查处|处理|处置)"
"""The inquiry is under way, goods are secured, or the law takes its course."""
HANDLED = (
    f"立案(?:调查|查处|处理|侦查)?|{HANDED_OVER}(?:公安|司法|机关|处理|部门)|{ORDERED}|{SPARED_OR_TOLD}"
    f"|拟(?:作出|给予|处以?|罚款?|对)|撤销[^，。；]{{0,12}}(?:证书|资质|资格|登记)|{GOING_ON}"
)
ACT = re.compile(f"{PENALISED}|{HANDLED}")
BREACH = re.compile("违反了?(?:《|第|《?[^，。；]{0,20}(?:法|条例|规定|办法))|构成[^，。；]{2,30}行为")
OUTCOME = re.compile(rf"{PENALISED}|{HANDED_OVER}(?:公安|司法)|{SPARED_OR_TOLD}|拟(?:作出|给予|处以?|罚款?)")
"""An act that ends a matter, or announces its end."""

IN_ALL = "共|累计|已|总计|合计|全[省市区县国]|截至"
"""A total follows, of a region or up to a day."""
TAKEN_UP = "立案|查处|查办|办结"
"""Cases that are opened or closed."""
HOW_MANY = r"\d[\d.，]*(?:余|多|万)*"
"""How many, perhaps only about."""
CASES = "件|起|宗"
"""What cases are counted in."""
CAMPAIGN = re.compile(
    rf"(?:{IN_ALL})[^。；]{{0,40}}?(?:{TAKEN_UP}|办理|检查|出动|受理|曝光|公布)[^。；]{{0,20}}?"
    rf"{HOW_MANY}(?:{CASES}|家次?|户次?|人次|批次)"
    rf"|(?:{TAKEN_UP})[^。；，]{{0,24}}?(?:案件)?{HOW_MANY}(?:{CASES})"
)
"""Totals of a campaign."""
PROVISION = (
    r"^(?:第[一二三四五六七八九十百零〇\d]{1,6}[条章节]|（[一二三四五六七八九十]+）[^，。；]{2,60}的[，；。])"
    "|处[^，。；]{1,24}以上[^，。；]{1,24}以下(?:的)?罚款|本(?:办法|规定|条例|法|通知|意见|规则)(?:自|所称|适用)"
)
"""An article or item of a law, a fine between two amounts, a law that speaks of itself."""
GRADE = "^(?:不予|减轻|从轻|一般|从重|免予)(?:行政)?处罚："
"""A grade of a penalty, as a table of discretion lists them."""
EXPLAINING = "^(?:问|答|记者|主持人|如果|如何|若|怎)[：一-龥]"
"""A question, an answer, or a case that is supposed."""
DUTY = "应当[^，。；]{0,16}告知|的，(?:应当?|由|可以|依法应)"
"""What is to be done where something is so."""
THREAT = (
    "(?:可以?|应当|将)(?:依法)?(?:并?处|给予|予以)[^，。；]{0,24}(?:罚款|处罚)"
    "|情节严重的|构成犯罪的|违反本(?:法|条例|规定|办法)"
)
"""A penalty that can or will follow, and on what condition."""
RULE = re.compile(f"{PROVISION}|{GRADE}|{EXPLAINING}|{DUTY}|{THREAT}")
"""The words of a rule, or of somebody who explains one."""
COURT = re.compile("法院|原告|被告|上诉人|判决|庭审|公诉|检察院")
FURTHER = re.compile(pattern("case_goes_on"))
"""How a paragraph begins that goes on with the case before it."""
BESIDES = re.compile("^(?:另悉|另据|另外|此外|同时)")
"""How a further case can begin as well."""
TIME = r"(?:19|20)\d\d年|年?\d{1,2}月\d{1,2}日|今年|去年|近日|日前|近期"
"""When something happens: a year, a day, or lately."""
OFFICE_BEGINS = (
    r"[^，。；]{2,24}(?:局|委|部门|所|队)(?:执法人员)?"
    r"(?:(?:19|20)\d\d年|\d{1,2}月|依法|根据|接|在|对|于|查|联合|会同|近日|日前)"
)
"""An authority, and how it comes to act: on a day, on a report, together with another."""
NEW = re.compile(f"^(?:{TIME}|{OFFICE_BEGINS})")
"""How a sentence begins that can open a case."""


def tells_case(text: str) -> bool:
    """Say whether a text under the heading of a case tells one: an authority or a party, and an act."""
    acted = ACT.search(text) or (ACTOR.search(text) and BREACH.search(text))
    return bool(acted and (ACTOR.search(text) or PARTY.search(text)))


def tells_case_alone(text: str) -> bool:
    """Say whether a text without a heading tells a case: who acted, against whom, what was done, and no rule of law."""
    if not (ACT.search(text) and (PARTY.search(text) or parties.named(text))):
        return False
    if COURT.search(text) and not OUTCOME.search(text):
        return False
    return not RULE.search(text) and not is_total(text)


def tells_of_act(text: str) -> bool:
    """Say whether a text that names nobody still tells what an authority did on a day."""
    return bool(ACTOR.search(text) and OUTCOME.search(text) and re.search(r"月\d{1,2}日|近日|日前|20\d\d年", text))


LEAD = re.compile(r"一起[^，。；]{0,20}案|先后被|一家[^，。；]{2,12}、一家|分别被(?:罚|处)|最高的案件")
"""A summary in front of the cases that it tells of."""
ANOTHER = re.compile(r"^另一起|^(?:另有?|还有|此外，?)?(?:另一?[家名位]|还有一家|另有一家)|另一家")


def is_total(text: str) -> bool:
    """Say whether a text gives the totals of a campaign and names no party that was punished."""
    return bool(CAMPAIGN.search(text)) and not re.search(
        r"(?:公司|店|药房|超市|诊所|某)[^，。；]{0,40}(?:案|被处|被罚|罚款|处以)", text
    )
