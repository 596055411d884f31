"""Invented cases as facts, as the tables of each vintage write them, and as clean native records.

Every value of a fact is worked out by hand. `grid` renders facts in the headings and the bad habits of a vintage, `twin`
in the record's own fields; both must load to the same database.
"""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

Grid = list[list[str]]

PRICE_LAW = ("价格法", "《价格法》")
STATE_PRICE_LAW = ("中华人民共和国价格法", "《中华人民共和国价格法》")
PRICE_RULES = ("价格违法行为行政处罚规定", "《价格违法行为行政处罚规定》")
COMPETITION_LAW = ("中华人民共和国反不正当竞争法", "《中华人民共和国反不正当竞争法》")


def cited(law: str, name: tuple[str, str], provision: str, role: str, **numbers: str) -> dict[str, str]:
    """Return a citation as the record has it: short name, numbers, role, and both writings of the source."""
    return {"law": law, **numbers, "role": role, "law_as_written": name[0], "cited_text": name[1] + provision}


FACTS: list[dict[str, Any]] = [
    {
        "decision_no": ("杭西市监处罚〔2023〕1号", "杭西市监处罚[2023]1号"),
        "party": "䶮记药房有限公司", "person": "王小䶮", "code": "91330106MA2AAAAB16",
        "kind_by_name": "company", "kind_by_code": "company",
        "word": "哄抬价格", "type": "price_gouging",
        "basis": "违反《中华人民共和国价格法》第十四条第（三）项，依据《价格违法行为行政处罚规定》第六条",
        "citations": [
            cited("价格法", STATE_PRICE_LAW, "第十四条第（三）项", "violated", article="14", item="3"),
            cited("价格违法行为行政处罚规定", PRICE_RULES, "第六条", "penalty", article="6"),
        ],
        "penalties": ("罚款", ["fine"]), "categories": ("罚款", ""), "category_codes": ("1", ""), "old_penalties": ["fine"],
        "penalty_text": "罚款2万元",
        "fine": "20000.00", "fine_wan": "2", "fine_in_yuan": "20,000.00", "gains": None, "gains_wan": "/", "gains_in_yuan": "——",
        "decided": ("2023-02-06", "2023/2/6"), "until": ("2026-02-06", "2026/2/6"),
        "state": "0", "state_word": "正常", "status": "decided",
    },
    {
        "decision_no": ("杭西市监处罚〔2023〕2号", "杭西市监处罚【2023】2号"),
        "party": "𠮷祥食品厂", "person": "赵𠮷", "code": "92330106MA2AAAAC27",
        "kind_by_name": None, "kind_by_code": "individual_business",
        "word": "虚假宣传", "type": "false_publicity",
        "basis": "违反《中华人民共和国反不正当竞争法》第八条第一款，依据《中华人民共和国反不正当竞争法》第二十条第一款",
        "citations": [
            cited("反不正当竞争法", COMPETITION_LAW, "第八条第一款", "violated", article="8", paragraph="1"),
            cited("反不正当竞争法", COMPETITION_LAW, "第二十条第一款", "penalty", article="20", paragraph="1"),
        ],
        "penalties": ("罚款、没收违法所得", ["fine", "confiscated_gains"]),
        "categories": ("罚款", "没收违法所得"), "category_codes": ("1", "2"), "old_penalties": ["fine", "confiscation"],
        "penalty_text": "没收违法所得1234.56元，罚款15.5万元",
        "fine": "155000.00", "fine_wan": "15.5", "fine_in_yuan": "155000",
        "gains": "1234.56", "gains_wan": "0.123456", "gains_in_yuan": "1234.56",
        "decided": ("2023-03-15", "2023年3月15日"), "until": ("2026-03-15", "2026年3月15日"),
        "state": "", "state_word": "", "status": "decided",
    },
    {
        "decision_no": ("杭西市监处罚〔2023〕3号", "杭西市监处罚（2023）3号"),
        "party": "青石便民超市", "person": "钱丙丁", "code": "330106600012345", "old_code": True,
        "kind_by_name": None, "kind_by_code": None,
        "word": "未明码标价", "type": "price_marking",
        "basis": "违反《价格法》第十三条第一款",
        "citations": [cited("价格法", PRICE_LAW, "第十三条第一款", "violated", article="13", paragraph="1")],
        "penalties": ("警告", ["warning"]), "categories": ("警告", ""), "category_codes": ("0", ""), "old_penalties": ["warning"],
        "penalty_text": "警告",
        "fine": None, "fine_wan": "", "fine_in_yuan": "", "gains": None, "gains_wan": "——", "gains_in_yuan": "无",
        "decided": ("2023-11-30", "20231130"), "until": (None, "长期"),
        "state": "2", "state_word": "异议", "status": "decided",
    },
    {
        "decision_no": ("杭西市监处罚〔2022〕4号", "杭西市监处罚〔2022〕4号"),
        "party": "甲乙丙健康管理有限公司", "person": "孙戊己", "code": "91330106MA2AAAAD3E",
        "kind_by_name": "company", "kind_by_code": "company",
        "word": "虚假宣传", "type": "false_publicity",
        "basis": "", "citations": [],
        "penalties": ("罚款", ["fine"]), "categories": ("", "罚款"), "category_codes": ("", "1"), "old_penalties": ["fine"],
        "penalty_text": "罚款伍仟元整",
        "fine": "5000.00", "fine_wan": "0.500000", "fine_in_yuan": "5000.0", "gains": None, "gains_wan": "", "gains_in_yuan": "",
        "decided": ("2022-12-01", "44896"), "until": (None, ""),
        "state": "1", "state_word": "撤销", "status": "withdrawn",
    },
    {
        "decision_no": ("杭西市监处罚〔2023〕5号", "杭西市监处罚［2023］5号"),
        "party": "䶮𠮷百货店", "person": "李庚辛", "code": None,
        "kind_by_name": None, "kind_by_code": None,
        "word": "价格欺诈", "type": "price_fraud",
        "basis": "违反《价格法》第十四条第（四）项",
        "citations": [cited("价格法", PRICE_LAW, "第十四条第（四）项", "violated", article="14", item="4")],
        "penalties": ("罚款", ["fine"]), "categories": ("罚款", ""), "category_codes": ("1", ""), "old_penalties": ["fine"],
        "penalty_text": "罚款人民币1,234,567.89元",
        "fine": "1234567.89", "fine_wan": "123.456789", "fine_in_yuan": "1,234,567.89", "gains": None, "gains_wan": "", "gains_in_yuan": "",
        "decided": ("2023-01-09", "2023.1.9"), "until": ("2026-01-09", "20260109"),
        "state": "0", "state_word": "正常", "status": "decided",
    },
]  # fmt: skip
"""The cases: pairs are the value and how the tables write it."""

AGENCY = ("杭州市西湖区市场监督管理局", "浙江省", "杭州市", "西湖区")
AGENCY_IN_BEIJING = ("北京市朝阳区市场监督管理局", "北京市", "北京市", "朝阳区")
AGENCY_CODE = "11330106002491234N"
SECRETS = ("330106199001011234", "法甲乙")
"""An identity number and the name of a representative, in the columns that are never read."""

EXTRA = ("序号", "内部备注")
"""Columns of the office's own, before and behind those of the layout."""


@dataclass(frozen=True, slots=True)
class Vintage:
    """A published table: its headings letter by letter, each with what stands under it."""

    name: str
    columns: dict[str, str]
    layout: str
    defaults: tuple[str, ...] = ()
    """Fields that the layout fills by itself, which are not inferred."""
    left_out: tuple[str, ...] = ()
    """Headings that no field takes, beside EXTRA."""
    source_kind: str = "publicity"

    def has(self, *contents: str) -> bool:
        """Say whether any column holds any of the contents."""
        return not set(contents).isdisjoint(self.columns.values())


def cell(vintage: Vintage, fact: dict[str, Any], content: str) -> str:
    """Return what a table writes under a heading."""
    is_natural = "natural" in vintage.name
    match content:
        case "number":
            return str(fact["decision_no"][1])
        case "party":
            return f"{fact['person' if is_natural else 'party']}　"
        case "code":
            return "/" if fact.get("old_code") or fact["code"] is None else str(fact["code"])
        case "old code":
            return str(fact["code"]) if fact.get("old_code") else "无"
        case "kind of party":
            return "自然人" if is_natural else "法人及非法人组织"
        case "title":
            return f"{fact['party']}{fact['word']}案"
        case "facts":
            return f"当事人有{fact['word']}行为，\n经检查发现。"
        case "first category" | "second category":
            return str(fact["categories"][content == "second category"])
        case "first code" | "second code":
            return str(fact["category_codes"][content == "second code"])
        case "free word":
            return str(fact["word"])
        case "penalties":
            return str(fact["penalties"][0])
        case "decided" | "until":
            return str(fact[content][1])
        case "agency":
            return agency_of(vintage)[0]
        case "agency code":
            return AGENCY_CODE
        case "province":
            return agency_of(vintage)[1]
        case "identity":
            return SECRETS[0]
        case "representative":
            return SECRETS[1]
        case "amount left out":
            return "9.9"
        case "nothing":
            return "— —"
    return str(fact[content])


def agency_of(vintage: Vintage) -> tuple[str, str, str, str]:
    """Return the authority and its province, city and county."""
    return AGENCY_IN_BEIJING if vintage.layout == "beijing" else AGENCY


def grid(vintage: Vintage, facts: Sequence[dict[str, Any]] = FACTS) -> Grid:
    """Return a table as an office publishes it: title and note, columns of its own, blank rows, a row twice, a total."""
    headings = [EXTRA[0], *vintage.columns, EXTRA[1]]
    rows = [
        [str(number), *(cell(vintage, fact, content) for content in vintage.columns.values()), "已归档"]
        for number, fact in enumerate(facts, 1)
    ]
    blank = [""] * len(headings)
    again = [["99", *rows[0][1:]]]
    total = ["合 计", *blank[1:]]
    return [
        ["行政处罚信息公示表"],
        ["制表单位：某局", "2023年度"],
        [],
        headings,
        rows[0],
        blank,
        *rows[1:],
        *again,
        total,
    ]


def twin(vintage: Vintage, facts: Sequence[dict[str, Any]] = FACTS) -> list[dict[str, Any]]:
    """Return the same cases as native records, with all that follows from what the table holds."""
    return [native(vintage, fact) for fact in facts]


def native(vintage: Vintage, fact: dict[str, Any]) -> dict[str, Any]:
    """Return one case as a native record: what is not inferred from other columns is not in `inferred`."""
    number, written = fact["decision_no"]
    agency, province, city, county = agency_of(vintage)
    case: dict[str, Any] = {
        "decision_no": number,
        "decision_no_as_written": written if written != number else None,
        "agency": agency, "province": province, "city": city, "county": county,
        "agency_code": AGENCY_CODE if vintage.has("agency code") else None,
        "source_kind": vintage.source_kind,
        "title": cell(vintage, fact, "title") if vintage.has("title") else None,
        "facts": cell(vintage, fact, "facts") if vintage.has("facts") else None,
        "party": cell(vintage, fact, "party").strip("　") if vintage.has("party") else None,
        "decided_on": fact["decided"][0] if vintage.has("decided") else None,
        "public_until": fact["until"][0] if vintage.has("until") else None,
        "penalty_text": fact["penalty_text"] if vintage.has("penalty_text") else None,
        "basis_text": fact["basis"] if vintage.has("basis") else None,
        "citations": fact["citations"] if vintage.has("basis") else None,
    }  # fmt: skip
    inferred = [name for name in ("province", "city", "county") if name not in vintage.defaults]
    add_party(vintage, fact, case, inferred)
    add_violation(vintage, fact, case, inferred)
    add_money(vintage, fact, case, inferred)
    add_outcome(vintage, fact, case, inferred)
    return {**case, "inferred": inferred}


def add_party(vintage: Vintage, fact: dict[str, Any], case: dict[str, Any], inferred: list[str]) -> None:
    """Add the party's code, from the column that has it, and its kind: said, or told by code or name."""
    if "natural" in vintage.name:
        case["party_kind"] = "natural_person"
        return
    if vintage.has("old code") if fact.get("old_code") else vintage.has("code"):
        case["party_code"] = fact["code"]
    told = fact["kind_by_code"] if "party_code" in case else fact["kind_by_name"] if vintage.has("party") else None
    if told:
        inferred.append("party_kind")
    case["party_kind"] = told or ("unknown" if vintage.has("kind of party") else None)


def add_violation(vintage: Vintage, fact: dict[str, Any], case: dict[str, Any], inferred: list[str]) -> None:
    """Add the violation: from a column of types, else read from the words of the source, its title or its facts."""
    if vintage.has("word", "free word", "title", "facts"):
        case["violation_type"] = fact["type"]
    if vintage.has("free word"):
        case["violation_text"] = fact["word"]
    if "violation_type" in case and not vintage.has("word"):
        case["violation_matched"] = fact["word"]
        inferred.append("violation_type")


def add_money(vintage: Vintage, fact: dict[str, Any], case: dict[str, Any], inferred: list[str]) -> None:
    """Add fine and confiscation: of a column, of the text, or of both."""
    in_column, in_text = vintage.has("fine_wan", "fine_in_yuan"), vintage.has("penalty_text")
    if fact["fine"] and (in_column or in_text):
        case["fine_yuan"] = fact["fine"]
        case["fine_source"] = "both" if in_column and in_text else "column" if in_column else "text"
        inferred += [] if in_column else ["fine_yuan"]
    if fact["gains"] and in_text:
        case["confiscated_gains_yuan"] = fact["gains"]
        inferred.append("confiscated_gains_yuan")
    if fact["gains"] and vintage.has("gains_wan", "gains_in_yuan"):
        case["confiscated_yuan"] = fact["gains"]
    elif fact["gains"] and in_text:
        case["confiscated_yuan"] = fact["gains"]
        inferred.append("confiscated_yuan")


def add_outcome(vintage: Vintage, fact: dict[str, Any], case: dict[str, Any], inferred: list[str]) -> None:
    """Add the penalties and the status: a published decision without a state stands."""
    if vintage.has("first code"):
        case["penalties"] = fact["old_penalties"]
    elif vintage.has("penalties", "first category"):
        case["penalties"] = fact["penalties"][1]
    elif vintage.has("penalty_text"):
        case["penalties"] = fact["penalties"][1]
        inferred.append("penalties")
    if (vintage.has("state") and fact["state"]) or (vintage.has("state_word") and fact["state_word"]):
        case["status"] = fact["status"]
    else:
        case["status"] = "decided"
        inferred.append("status")


def write_lines(path: Path, cases: Sequence[dict[str, Any]]) -> Path:
    """Write native records as JSON Lines."""
    path.write_text("".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases), "utf-8")
    return path


def delimited(rows: Grid, delimiter: str = ",") -> str:
    """Return a table as CSV or TSV with the line ends of Windows."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def write_table(path: Path, rows: Grid, encoding: str = "utf-8") -> Path:
    """Write a table in the form that the suffix names; in a workbook dates, amounts and the title are typed and merged."""
    match path.suffix:
        case ".xlsx":
            write_workbook(path, rows)
        case ".gz":
            path.write_bytes(gzip.compress(delimited(rows).encode(encoding), mtime=0))
        case ".zip":
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("双公示/行政处罚.csv", delimited(rows).encode(encoding))
        case suffix:
            path.write_bytes(delimited(rows, "\t" if suffix == ".tsv" else ",").encode(encoding))
    return path


def write_workbook(path: Path, rows: Grid) -> None:
    """Write a table as a workbook: the title merged over all columns, days as dates or serial numbers, amounts as numbers."""
    heading = next(row for row in rows if row[:1] == [EXTRA[0]])
    with xlsxwriter.Workbook(path) as book:
        sheet, day = book.add_worksheet("公示"), book.add_format({"num_format": "yyyy/m/d"})
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)
            if cells == heading or len(cells) != len(heading):
                continue
            for column, (name, text) in enumerate(zip(heading, cells, strict=True)):
                if text and "万元" in name and text[0].isdigit():
                    sheet.write_number(number, column, float(text))
                elif "日期" in name and text.count("/") == 2:
                    sheet.write_datetime(number, column, datetime.strptime(text, "%Y/%m/%d"), day)
                elif "日期" in name and text.isdigit():
                    sheet.write_number(number, column, int(text))
        sheet.merge_range(0, 0, 0, len(heading) - 1, rows[0][0])
