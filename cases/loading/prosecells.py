"""Cells of amounts that tell the penalty in words (警告；罚款2000元): its text, for the readers of prose.

Owns which cells do, as SQL. One with a sum that might be anything stays an amount, which the checks refuse.
"""

from collections.abc import Collection

from cases.literals import quoted
from cases.text.money import DIGITS

AMOUNTS = ("fine_yuan", "combined_yuan", "confiscated_yuan", "confiscated_gains_yuan")
"""Of a penalty."""

PENALTY = "罚|没收|警告|通报批评|吊销|暂扣|责令|停[产业]|取缔|拘留|批评教育|[撤销]案|移送|不予立案"
"""Of which a penalty names one (行政处罚法 art. 9), or what ends a case without."""
DECIMAL = r"(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:[.．]\d+)?"
NUMERALS = f"[{DIGITS}万亿萬]"
YUAN = r"\s*[元圆圓]整?"
SUM = f"(?:{DECIMAL}|{NUMERALS})+{YUAN}"
MAY_HOLD_SUM = f"[0-9０-９]|{NUMERALS}+[元圆圓]"
ITEM = r"(^|[\s；;，。、])([（(]?\d{1,2}[)）.、．])\s*([一-龥])"
"""The number of an item, which is no sum: 1.警告 2.罚款2000元."""
UNSURE = (
    r"[每倍/×*]|[-—–~～至到]\s*\d"  # for each, a multiple, a range
    rf"|[约近]\s*(?:人民币)?[\d{DIGITS}]|[\d{DIGITS}万]余|左右|以[上下内]|最[高低]"  # about so much, a limit
    "|[０-９]|减[^轻]|免除|[已未实]缴纳?罚|加[处罚]|[各均]|分别"  # not the fine, not all of it, not read here
)
"""What a cell with a sum must not hold: the sum may be another than that of the penalty."""
IS = r"(?:金额|人民币|[:：为计合共￥¥]|\s)*"
"""Between the word for a sum and the sum."""
TOLD = f"(?:罚款?|罚金|处以?|没收|所得|罚没款?){IS}{SUM}|{SUM}的?罚款"
TOLD_IN_YUAN = f"{TOLD}|(?:罚款|罚金|违法所得){IS}{DECIMAL}"
"""A sum of which it is told what it is; without its unit, too, where the column has one."""
UNTOLD = rf"\d[\d,.，．]*(?:[元圆圓万萬千百]|[^\d\x{{4e00}}-\x{{9fa5}}]|$)|{NUMERALS}+[元圆圓]"
"""Any other; a number of things or days (5瓶, 10日) is no sum."""


def parted(given: Collection[str], in_wan: Collection[str]) -> str:
    """Return the SQL of the texts of a row, what each of the given amounts tells in words parted from it: _prose_…"""
    prose = {name: is_prose(name, in_yuan=name not in in_wan) for name in AMOUNTS if name in given}
    if not prose:
        return "*"
    amounts = ", ".join(f"case when not {when} then {name} end as {name}" for name, when in prose.items())
    told = ", ".join(f"case when {when} then {name} end as _prose_{name}" for name, when in prose.items())
    return f"* replace ({amounts}), {told}"


def joined(given: Collection[str]) -> str:
    """Return the SQL of the texts of a row, what its amounts tell in words joined to the text of the penalty.

    That as far as the text does not tell it: a sum that is told twice would count twice.
    """
    told = [f"_prose_{name}" if name in given else "cast(null as varchar)" for name in AMOUNTS]
    if not set(given).intersection(AMOUNTS):
        return "*"
    return f"* replace (told_in_words(penalty_text, {', '.join(told)}, {quoted(MAY_HOLD_SUM)}) as penalty_text)"


def is_prose(cell: str, *, in_yuan: bool) -> str:
    """Return the SQL that says whether a cell tells a penalty in words, and of each sum in it what it is."""
    told = quoted(TOLD_IN_YUAN if in_yuan else TOLD)
    plain = f"regexp_replace({cell}, {quoted(ITEM)}, '\\1\\3', 'g')"
    return (
        f"case when {cell} is null or not regexp_matches({cell}, {quoted(PENALTY)}) then false "
        f"when not regexp_matches({cell}, {quoted(MAY_HOLD_SUM)}) then true "
        f"when regexp_matches({cell}, {quoted(UNSURE)}) then false "
        f"else not regexp_matches(regexp_replace({plain}, {told}, '', 'g'), {quoted(UNTOLD)}) end"
    )
