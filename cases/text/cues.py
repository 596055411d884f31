"""The words that tell what a provision does in a case: role words before it, and acts behind it.

Owns the patterns, built from named parts. They are for texts in which names of laws and quoted words are blanked out;
how they decide belongs to `roles`.
"""

import re

from cases.text.normal import BLANK
from cases.text.words import Words, by_first

VIOLATED_LABEL = (
    "违法依据|违反(?:的?法律(?:、?法规)*(?:条款)?|条款|规定|法条|依据)|违[法禁]条款|违则|禁止性条款"
    "|定性(?:依据|条款|法律)?|(?:违法行为)?认定依据"
)
PENALTY_LABEL = "(?:行政)?处罚(?:的)?(?:法律)?(?:依据|条款|法条|法律)|罚则(?:条款)?|处理依据|处罚(?=：)"
DISCRETION_LABEL = "(?:自由)?裁量(?:依据|条款|基准)|从轻依据|减轻依据"
LABEL_END = rf"(?:(?:为|是)?[：）]+|(?={BLANK}))"
CUES = Words(
    {
        "violated_label": rf"(?:{VIOLATED_LABEL}){LABEL_END}",
        "discretion_label": rf"(?:{DISCRETION_LABEL}){LABEL_END}",
        "procedure_label": rf"程序依据{LABEL_END}",
        "penalty_label": rf"(?:{PENALTY_LABEL}){LABEL_END}",
        "no_label": r"(?:法律|执法|法规)依据(?:为|是)?[：）]+",
        "none": rf"(?:未|不|没有)(?:违反|构成|属于|适用)|不(?:符合|具有|具备)(?={BLANK})",
        "violated": rf"违反|违背|违(?={BLANK})",
        "being": r"属(?<![金所直下隶附归]属)于?|构成",
        "basis": rf"依据|根据|依照|按照|参照|适用|[按依]其?(?={BLANK}|第)",
        "meeting": rf"(?:符合|具有|具备|存在)(?={BLANK})",
    }
)
"""Words before a provision. 属于, 构成 and 符合 say what the facts are; 依据 and its kin, what an act rests on."""

BY_WORD = {
    "violated_label": "violated",
    "penalty_label": "penalty",
    "discretion_label": "discretion",
    "procedure_label": "procedure",
    "no_label": "unknown",
    "none": "unknown",
    "violated": "violated",
}
"""The role that a word gives whatever follows."""

NUMBER = r"(?=人民币|[¥￥\d一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾])"
LIGHTER = "(?:从轻|减轻|从重|从宽|不予|免予|免于|免除|不再)"
IGNORED = (
    r"拟(?:作出|给予|处以)?的?(?:行政)?处罚(?!款)|不服[^，。；]{0,16}(?:处罚|拘留|罚款)(?:决定)?|受到?[^，。；]{0,10}处罚"
    r"|(?:履行|执行)[^，。；]{0,14}(?:处罚|罚款)(?:决定)?|(?:处罚|拘留|罚款)(?:决定)?[^，。；]{0,4}不停止执行"
    r"|公示[^，。；]{0,10}处罚(?:决定|信息)|复议|诉讼|作出[^，。；]{0,10}处罚决定书?之日"
    r"|处罚(?:告知|决定书|的?(?:内容|事实|理由|依据|种类|标准|信息|程序|听证|案件|机关|对象|权|裁量))"
)
"""Penalties that are spoken of and not imposed here."""
PROCEDURE = (
    "公告送达|听证|送达|期限|告知|立案|陈述|申辩|加处罚款|缴款|罚款缴|(?:缴纳|缴清|缴付|缴至|交纳)(?:罚款)?"
    "|当场(?:作出|收缴|处罚)[^，。；]{0,10}|管辖|法制审核[^，。；]{0,16}"
)
NEUTRAL = "抽检|抽查|抽样|查封|扣押|登记保存|检验|检测|鉴定|举报|公告|监督检查|执法检查|现场检查|强制执行|公示|移送"
"""Acts that are neither a penalty nor a step towards one."""
SANCTION = (
    "罚款(?!数额)|罚没|没收|吊销|暂扣|警告|通报批评|停产停业|停业整顿|责令关闭|拘留(?!所)|取缔|降低资质|限制从业"
    f"|终身禁止|禁止从事|年内不得(?:申请|从事)|(?:处|罚){NUMBER}"
    r"|(?:作出|给予|予以|处以|实施|进行|应予|科以)[^，。；]{0,14}?处罚|(?:处罚|处罚决定)(?=如下|：|[，。；）\n]|$)|如下[^，。；]{0,4}处罚"
    f"|处罚{NUMBER}"
)
DISCRETION = (
    rf"免除[^，。；]{{0,4}}处罚|{LIGHTER}(?:、|或者?|和)?(?:减轻)?(?:给予|作出)?(?:行政)?处罚(?!款|{NUMBER})"
    "|从轻|减轻|从重|首违不罚|轻微不罚|不予处理"
)
SIGNALS = Words(
    {
        "ignored": IGNORED,
        "discretion": DISCRETION,
        "procedure": PROCEDURE,
        "identified": "认定|定性",
        "sanction": SANCTION,
        "neutral": NEUTRAL,
        "order": "责令|撤销|注销|列入",
    }
)
"""What a clause does with the provisions that it rests on."""

ACTS = ("discretion", "procedure", "sanction", "neutral")
"""Signals that decide; an order to correct decides nothing, and 认定 only right behind the provision."""

ENUMERATOR = r"(?:\d{1,2}[.、．）](?!\d)|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,2}、|[㈠-㈩①-⑳⑴-⒇])"
SENTENCE_END = re.compile(rf"[。！？\n](?<!：\n)(?!\n?{ENUMERATOR})")
CLOSING_SEMICOLON = re.compile(rf"；(?!\n?{ENUMERATOR}?(?:{BLANK}|第))")
"""A semicolon behind which no further provision of the same list stands."""
LISTED = re.compile(by_first(r"(?:(?:如下|以下)[^。\n：]{0,12}|依据|根据|条款|罚则|基准|违反了?|处罚)："))
"""A colon after 如下 or 依据 opens a list, whose semicolons end no clause."""
NOTHING = re.compile(r"[\n的之等有关相关规定条款，、：；）（”」]*")
"""What may follow the provisions of a cell that says no more than what it rests on."""
JOINED = re.compile(rf"[{BLANK}、，；.．和及与或以并同时其的之有关相关规定中等（）0-9]*")
"""What stands between the members of one list."""

DISCRETION_RULE = re.compile("裁量|免罚|不予处罚|首违不罚")
