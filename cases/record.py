"""The case record: every field, its type, unit, meaning and headings, in one place.

The tables, the native file forms, the workbook headings and the README's field table derive from the
lists here. How a value is read, checked or stored belongs to `loading` and `store`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "date", "money", "price", "percent", "integer", "flag", "code", "codes", "json", "time"]

SQL_TYPES: Mapping[Type, str] = {
    "text": "varchar",
    "date": "date",
    "money": "decimal(18,2)",
    "price": "decimal(18,6)",
    "percent": "decimal(18,6)",
    "integer": "bigint",
    "flag": "boolean",
    "code": "varchar",
    "codes": "varchar[]",
    "json": "varchar",
    "time": "timestamp",
}
"""How DuckDB stores each type: money in yuan, prices and quantities to six decimals, rates in percent."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a table."""

    name: str
    type: Type
    zh: str
    """Chinese heading, with its unit."""
    meaning: str
    codes: str = ""
    """The code list that its values come from."""
    long: bool = False
    """Prose."""
    packed: bool = False
    """Stored with zstd, which writes and packs texts best that are long or all different. Empty, it takes more room
    than the default: not for what most sources lack."""


CASES: tuple[Field, ...] = (
    Field("case_id", "text", "案件编号", "Stable identifier; computed where the source gives none"),
    Field(
        "decision_no",
        "text",
        "行政处罚决定书文号",
        "Number of the decision document: 甲市监处罚〔2023〕12号",
        packed=True,
    ),
    Field(
        "decision_no_as_written",
        "text",
        "行政处罚决定书文号（原文）",
        "The number in the writing of the source, where that is another",
    ),
    Field(
        "same_as",
        "text",
        "同案编号",
        "The case_id of the case kept, where this one tells of the same: reports leave it out and say how many",
    ),
    Field("title", "text", "案件名称", "Heading of the case in the source", packed=True),
    Field("violation_type", "code", "违法行为类型", "Main violation", "violation_type"),
    Field("violation_subtype", "code", "违法行为细类", "Main violation, finer", "violation_type"),
    Field("other_violation_types", "codes", "其他违法行为", "Further violations", "violation_type"),
    Field("violation_text", "text", "违法行为（原文）", "The violation in the words of the source"),
    Field(
        "violation_matched",
        "text",
        "匹配词",
        "The words of the source that the type was read from, where it gives no code",
    ),
    Field("party", "text", "当事人", "Punished party", packed=True),
    Field(
        "party_code",
        "text",
        "统一社会信用代码",
        "Unified social credit code (GB 32100), or an older registration number",
    ),
    Field("party_kind", "code", "当事人类型", "Kind of party", "party_kind"),
    Field("party_role", "code", "当事人身份", "What the party was in the matter", "party_role"),
    Field("party_count", "integer", "涉案主体数（户）", "Parties in this case"),
    Field("agency", "text", "处罚机关", "Authority that decided, or investigates, without the province"),
    Field("agency_code", "text", "处罚机关代码", "Unified code of the authority"),
    Field("province", "text", "省份", "Province of the authority, not of the party's registration"),
    Field("city", "text", "地市", "City of the authority"),
    Field("county", "text", "区县", "County or district of the authority"),
    Field("found_on", "date", "发现日期", "Day of the check, sampling or report that opened the matter"),
    Field("filed_on", "date", "立案日期", "Day the case was filed"),
    Field("decided_on", "date", "处罚决定日期", "Day of the decision, not of a notice or transfer"),
    Field("published_on", "date", "公布日期", "Day the issuing authority published it"),
    Field("public_until", "date", "公示截止日期", "Last day of publicity"),
    Field("fine_yuan", "money", "罚款金额（元）", "Sum of fines; 0 = expressly none, empty = not stated"),
    Field("fine_source", "code", "罚款金额来源", "Where the fine was read", "fine_source"),
    Field("fine_joint", "flag", "罚款为多主体合计", "A sum for several parties: told as one, or added up from theirs"),
    Field("confiscated_gains_yuan", "money", "没收违法所得（元）", "Illegal gains confiscated"),
    Field("confiscated_goods_yuan", "money", "没收非法财物价值（元）", "Value stated for goods confiscated"),
    Field("confiscated_yuan", "money", "没收金额合计（元）", "Sum of the two, or a source's undivided column"),
    Field(
        "combined_yuan",
        "money",
        "罚没款合计（元，未分列）",
        "Fine and confiscation as one sum, only where not both parts are given",
    ),
    Field("refund_yuan", "money", "退还价款（元）", "Ordered back to buyers, or given back already"),
    Field("illegal_gains_yuan", "money", "违法所得（元）", "Illegal gains as found, confiscated or not"),
    Field("goods_value_yuan", "money", "货值金额（元）", "Goods sold and unsold, at label price, else market price"),
    Field("sales_yuan", "money", "销售金额（元）", "Receipts from the goods in question"),
    Field("illegal_turnover_yuan", "money", "违法经营额（元）", "Base of trademark and unfair-competition fines"),
    Field("advertising_fee_yuan", "money", "广告费用（元）", "Base of fines under the Advertising Law"),
    Field("status", "code", "案件状态", "How far the case has come", "status"),
    Field("penalties", "codes", "处罚种类", "Administrative penalties imposed", "penalty"),
    Field("measures", "codes", "处理措施", "Orders and steps that are no penalty", "penalty"),
    Field("discretion", "codes", "裁量情节", "Stated circumstances of discretion", "discretion"),
    Field("discretion_text", "text", "裁量情节（原文）", "The same in the words of the source", long=True),
    Field("facts", "text", "主要违法事实", "What happened", long=True, packed=True),
    Field("penalty_text", "text", "处罚内容", "The penalty in the words of the source", long=True),
    Field("basis_text", "text", "处罚依据（原文）", "The legal basis in the words of the source", long=True),
    Field("source_kind", "code", "来源类型", "Kind of source", "source_kind"),
    Field("source_title", "text", "来源标题", "Title of the source document"),
    Field("source_url", "text", "来源网址", "Address of the source document"),
    Field("campaign", "text", "专项行动", "Campaign the case belongs to"),
    Field("batch", "text", "批次", "Batch of publication"),
    Field(
        "inferred",
        "codes",
        "推定字段",
        "Fields that the load filled from others: the fine from the text, the place from the authority, …",
        "inferred",
    ),
    Field(
        "evidence",
        "json",
        "依据原文",
        "Where in the text each field was read: list of field, span, rule",
        long=True,
    ),
    Field("doubts", "json", "疑点", "What the reader was unsure of; becomes findings at load", long=True),
)
"""Table `cases`, 案件表: one row a case."""

INFERRED = (
    "violation_type",
    "violation_subtype",
    "violation_text",
    "party_kind",
    "province",
    "city",
    "county",
    "fine_yuan",
    "confiscated_gains_yuan",
    "confiscated_goods_yuan",
    "confiscated_yuan",
    "combined_yuan",
    "refund_yuan",
    "illegal_gains_yuan",
    "goods_value_yuan",
    "sales_yuan",
    "illegal_turnover_yuan",
    "advertising_fee_yuan",
    "status",
    "penalties",
    "measures",
    "discretion",
    "prices",
)
"""Fields that a load fills from others where the source leaves them empty."""

MASKED = (
    "title",
    "violation_text",
    "party",
    "party_code",
    "discretion_text",
    "facts",
    "penalty_text",
    "basis_text",
    "source_title",
    "evidence",
    "doubts",
)
"""Fields that may name a natural person, whom reports and exports mask."""

CITATIONS: tuple[Field, ...] = (
    Field("case_id", "text", "案件编号", "Case that cites"),
    Field("position", "integer", "序号", "Order in the case, from 1"),
    Field("law_id", "text", "法规编码", "Code of the law, stable over its versions"),
    Field("law", "text", "法律法规（简称）", "Short name, without 中华人民共和国"),
    Field("article", "text", "条", "Article as text: 14, or 120-1 for 第一百二十条之一"),
    Field("paragraph", "text", "款", "Paragraph"),
    Field("item", "text", "项", "Item"),
    Field("citation", "text", "法条", "The provision as lawyers write it"),
    Field("role", "code", "引用性质", "What the provision does in the case", "role"),
    Field("law_as_written", "text", "文中用名", "The name by which the source cites the law"),
    Field("cited_text", "text", "引文原文", "The citation as the source writes it"),
)
"""Table `citations`, 法条引用表."""

PRICES: tuple[Field, ...] = (
    Field("case_id", "text", "案件编号", "Case the prices belong to"),
    Field("position", "integer", "序号", "Order in the case, from 1"),
    Field("product", "text", "商品名称（含规格）", "Product with its specification"),
    Field("unit", "text", "计价单位", "Unit of the prices (元/…)"),
    Field("purchase_unit", "text", "购进计价单位", "Unit of purchase, if another"),
    Field("purchase_price", "price", "购进价格（元）", "Paid per unit"),
    Field("sale_price", "price", "销售价格（元）", "Charged per unit"),
    Field("prior_purchase_price", "price", "此前购进价格（元）", "The party's own purchase price before the rise"),
    Field("prior_sale_price", "price", "此前销售价格（元）", "The party's own sale price before the rise"),
    Field("quantity_bought", "price", "购进数量", "Units bought"),
    Field("quantity_sold", "price", "销售数量", "Units sold"),
    Field("stated_markup_pct", "percent", "文中加价率（%）", "Markup over cost as printed"),
    Field("stated_increase_pct", "percent", "文中涨幅（%）", "Rise of the sale price as printed"),
    Field("stated_cost_increase_pct", "percent", "文中进价涨幅（%）", "Rise of the purchase price as printed"),
)
"""Table `prices`, 价格明细表: a line only where the source gives a price of the party's own."""

LOADS: tuple[Field, ...] = (
    Field("load_id", "integer", "导入批次", "Number of the load"),
    Field("source_file", "text", "来源文件", "Name of the file"),
    Field("document", "text", "内容摘要", "SHA-256 of its content"),
    Field("loaded_at", "time", "导入时间", "When, in UTC"),
    Field("layout", "text", "版式", "Form and headings that were recognised"),
    Field("encoding", "text", "编码", "Encoding of the file"),
    Field("personal_columns", "text", "未读取的个人信息列", "Headings of personal data, which was not read"),
    Field("is_sample", "flag", "示例数据", "The published sample of the package"),
    Field("rows_read", "integer", "读取行数", "Rows with anything in them"),
    Field("inserted", "integer", "新增", "Cases that were new"),
    Field("updated", "integer", "更新", "Cases that replaced what was there"),
    Field("unchanged", "integer", "未变", "Cases that were there already, the same"),
    Field("rejected", "integer", "拒收", "Rows refused"),
)
"""Table `loads`, 导入记录: one row a file loaded."""

FINDINGS: tuple[Field, ...] = (
    Field("load_id", "integer", "导入批次", "Load that found it"),
    Field("source_row", "integer", "原文件行号", "Row of the file as a spreadsheet counts it, or line of JSONL"),
    Field("case_id", "text", "案件编号", "Case, where it is known"),
    Field("severity", "code", "级别", "error: the row was refused; warning: it was kept", "severity"),
    Field("rule", "text", "规则", "Stable name of the rule"),
    Field("field", "text", "字段", "Field concerned"),
    Field("value", "text", "原值", "What stood there"),
    Field("message", "text", "说明", "What is wrong, in words"),
)
"""Table `findings`, 问题清单: one row for each thing that a load found wrong or doubtful."""

TABLES: Mapping[str, tuple[Field, ...]] = {
    "cases": CASES,
    "citations": CITATIONS,
    "prices": PRICES,
    "loads": LOADS,
    "findings": FINDINGS,
}

TABLE_NAMES_ZH: Mapping[str, str] = {
    "cases": "案件表",
    "citations": "法条引用表",
    "prices": "价格明细表",
    "loads": "导入记录",
    "findings": "问题清单",
}


def table_name(name: str, lang: str) -> str:
    """Return the name of a table for people."""
    return name if lang == "en" else TABLE_NAMES_ZH[name]


CITATIONS_COLUMN = Field(
    "citations", "text", "法条引用", "Provisions cited, as text or (JSON) a list; 违反… or 依据… gives their role"
)
PRICES_COLUMN = Field("prices", "json", "价格明细", "Price lines, in JSON only; a table has the price fields inline")

PRICE_FIELDS: tuple[Field, ...] = PRICES[2:]
"""The fields of a price line that a file gives: case and position follow from where it stands."""

VIOLATED = "violated"
"""What a column of the provisions violated (违反条款) is placed as: citations by their role, no field of its own."""

NATIVE: tuple[Field, ...] = (*CASES, CITATIONS_COLUMN, PRICES_COLUMN, *PRICE_FIELDS)
"""Every heading that the native file forms know."""
