"""Code lists: codes with their Chinese names. Those of the record stand here, others in `data/reference`.

Owns looking them up. Which field takes its values from which list belongs to `record`.
"""

from collections.abc import Mapping
from functools import cache

from cases.record import CASES, INFERRED, PRICES_COLUMN
from cases.resources import reference

CHOICES: Mapping[str, Mapping[str, str]] = {
    "status": {
        "decided": "已作出处罚决定",
        "proposed": "拟处罚",
        "investigating": "立案调查中",
        "transferred": "移送司法机关",
        "exempted": "不予行政处罚",
        "corrected": "仅责令改正",
        "settled": "承诺或和解结案",
        "closed": "销案或违法事实不成立",
        "withdrawn": "处罚决定已撤销",
        "unknown": "未载明",
    },
    "party_kind": {
        "company": "企业",
        "individual_business": "个体工商户",
        "natural_person": "自然人",
        "institution": "事业单位",
        "social_organisation": "社会组织",
        "cooperative": "农民专业合作社",
        "association": "行业协会",
        "other": "其他",
        "unknown": "未知",
    },
    "party_role": {
        "advertiser": "广告主",
        "agent": "广告经营者",
        "publisher": "广告发布者",
        "spokesperson": "代言人",
        "producer": "生产者",
        "wholesaler": "批发",
        "retailer": "零售",
        "user": "使用单位",
        "platform": "平台",
        "venue": "交易场所提供者",
        "association": "行业协会",
        "responsible_person": "责任人员",
        "other": "其他",
    },
    "fine_source": {"column": "数据列", "text": "正文", "both": "两者一致", "conflict": "两者不一致"},
    "discretion": {
        "lenient": "从轻",
        "mitigated": "减轻",
        "aggravated": "从重",
        "exempt_minor": "轻微不罚",
        "exempt_first": "首违不罚",
        "exempt_no_fault": "无主观过错不罚",
    },
    "source_kind": {"typical_case": "典型案例", "publicity": "双公示", "news": "新闻", "own": "自有"},
    "role": {
        "violated": "违反条款",
        "penalty": "处罚依据",
        "discretion": "裁量依据",
        "procedure": "程序依据",
        "unknown": "未区分",
    },
    "severity": {"error": "错误", "warning": "警告"},
    "inferred": {field.name: field.zh for field in (*CASES, PRICES_COLUMN) if field.name in INFERRED},
}
"""Code lists that belong to the record itself, code to Chinese name."""


@cache
def codes(name: str) -> Mapping[str, str]:
    """Return the code list NAME, code to Chinese name, from here or from `data/reference`."""
    if name == "violation_type":
        return {row["code"]: row["name_zh"] for row in reference("violation_types")}
    if name == "violation_group":
        return {row["group"]: row["group_name_zh"] for row in reference("violation_types")}
    if name == "penalty":
        return {row["code"]: row["name_zh"] for row in reference("penalties")}
    if name in CHOICES:
        return CHOICES[name]
    return {row["code"]: row["name_zh"] for row in reference("report_codes") if row["list"] == name}


def named(name: str, code: str, lang: str) -> str:
    """Return a code of the list NAME for people: as it is in English, its name in Chinese."""
    return code if lang == "en" else codes(name).get(code, code)


def penalty_codes(is_penalty: str) -> list[str]:
    """Return the codes that are administrative penalties (yes), or orders and steps that are none (no)."""
    return [row["code"] for row in reference("penalties") if row["is_penalty"] == is_penalty]
