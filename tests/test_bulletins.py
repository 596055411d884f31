"""Bulletins read whole: fields against labels, texts that are none, and the same cases whatever a copy did to a text."""

import json
import os
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.extracting import documents, native
from cases.text.bulletin import read_bulletin
from cases.text.normal import one_writing, simplified
from tests.conftest import SAMPLE_FILE
from tests.extraction import BULLETINS, GROUPS, bulletins, ratios, scores, values

BRIEF = Path(os.environ.get("CASES_BRIEF", Path(__file__).parents[2] / "shared/seed/quality-brief-2023-03.txt"))
"""The document that the sample was taken from by hand; it is no part of this repository."""

LEAST = {
    "fines": 0.98,
    "confiscations": 0.98,
    "dates": 0.98,
    "citations": 0.98,
    "citations with roles": 0.95,
    "prices": 0.95,
    "agency": 0.95,
    "party": 0.95,
    "violation type": 0.95,
    "status": 0.95,
}
"""What precision and recall may not fall below."""


def test_fields_are_read_as_labelled() -> None:
    counts, matched, read, labelled = scores()
    assert (matched, read) == (labelled, labelled)
    assert labelled >= 300
    for group, least in LEAST.items():
        precision, recall, wanted = ratios(counts, GROUPS[group])
        assert wanted > 50, group
        assert min(precision, recall) >= least, (group, precision, recall)


@pytest.mark.parametrize("path", sorted(BULLETINS.glob("not-*")), ids=lambda path: path.name)
def test_what_is_no_bulletin_tells_no_case(path: Path) -> None:
    """Laws, notices, totals of campaigns, price reports, minutes, interviews, judgments, English, help."""
    assert read_bulletin(documents.opened(str(path)).text).cases == []


FREE = {"case_id", "facts", "penalty_text", "violation_text", "evidence", "source_kind", "fine_source", "cited_text"}


@pytest.mark.skipif(not BRIEF.is_file(), reason="the brief is not here; CASES_BRIEF names it")
def test_the_brief_gives_the_sample() -> None:
    """Eight cases in the middle of a long document, every field but the free texts as they were typed by hand."""
    read = [json.loads(line) for line in native.lines(read_bulletin(documents.opened(str(BRIEF)).text))]
    typed = [json.loads(line) for line in SAMPLE_FILE.read_text("utf-8").splitlines()]
    assert len(read) == len(typed) == 8
    for have, want in zip(read, typed, strict=True):
        assert {k: v for k, v in plain(have).items() if k not in FREE} == {
            k: v for k, v in want.items() if k not in FREE
        }


def plain(case: dict[str, Any]) -> dict[str, Any]:
    """Return a case that was read, its citations without the words they were read from."""
    cited = [{name: value for name, value in one.items() if name not in FREE} for one in case.get("citations", ())]
    return {**case, "citations": cited} if cited else case


def wrapped(text: str, width: int, every: int = 0) -> str:
    """Return a text with hard line breaks, and with a page number after each so many lines."""
    lines: list[str] = []
    for number, line in enumerate(piece for one in text.split("\n") for piece in re.findall(f".{{1,{width}}}|^$", one)):
        lines.append(line)
        if every and number % every == every - 1:
            lines += ["", f"- {number // every + 1} -", ""]
    return "\n".join(lines)


TRADITIONAL = opencc.OpenCC("s2t")
DISGUISES: dict[str, Callable[[str], str]] = {
    "half-width marks": lambda text: text.translate(str.maketrans("（），；：！？", "(),;:!?")),
    "half-width stops": lambda text: text.translate(str.maketrans("（），；：！？。", "(),;:!?.")),
    "full-width digits": lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "hard line breaks": lambda text: wrapped(text, 36),
    "page numbers": lambda text: wrapped(text, 40, 9),
    # OpenCC writes 具 as 俱 in 家具 and 干 as 乾 in 烘干: words of another meaning, which no table of characters undoes.
    "traditional characters": lambda text: TRADITIONAL.convert(text).replace("傢俱", "家具").replace("乾", "干"),
    "blanks around digits": lambda text: re.sub(r"(?<=[一-龥])(?=\d)|(?<=\d)(?=[一-龥])", " ", text),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
}
"""What copies do to a text that changes nothing of what it says."""


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_disguise_changes_no_case(disguise: str) -> None:
    for path, _ in bulletins():
        text = documents.opened(str(path)).text
        seen, plainly = (
            [
                values({k: v for k, v in json.loads(line).items() if k != "title"})
                for line in native.lines(read_bulletin(one))
            ]
            for one in (DISGUISES[disguise](text), text)
        )
        assert seen == plainly, path.name


def test_traditional_characters_are_those_of_opencc() -> None:
    """Each of our pairs is one of OpenCC's, but for a slip of scanners (笫) and two variants that it does not turn back."""
    back = opencc.OpenCC("t2s")
    pairs = {old: new for old, new in one_writing().items() if "一" <= old <= "龥" and old not in "笫衞甦"}
    assert {old: back.convert(old) for old in pairs} == pairs
    assert (
        simplified("市場監督管理局調查處罰款沒收違法所得憑證裏後麵併")
        == "市场监督管理局调查处罚款没收违法所得凭证里后面并"
    )


def test_evidence_is_the_text_itself() -> None:
    """Every span stands in the document, and the words of a sum or a day hold its digits."""
    for path, _ in bulletins():
        document = documents.opened(str(path))
        for case in read_bulletin(document.text).cases:
            fields = {one.field for one in case.evidence}
            told = {name for name in case.fields if name.endswith(("_yuan", "_on")) and case.fields[name]}
            assert told <= fields, path.name
            assert bool(case.prices) <= ("prices" in fields)
            for one in case.evidence:
                start, end = one.span
                assert 0 <= start < end <= len(document.text), (path.name, one)


@given(
    st.text(alphabet="一二三第条款项（）()《》“”，。；：、案局店公司市对罚款处元万0123456789年月日某\n", max_size=300)
)
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for case in read_bulletin(text).cases:
        for one in case.evidence:
            assert text[slice(*one.span)]


HEADINGS = [
    ("一、", "a numeral and a comma"),
    ("（一）", "a numeral in brackets"),
    ("1.", "a digit and a point"),
    ("1、", "a digit and a comma"),
    ("案例一：", "a label"),
    ("【案例1】", "a label in brackets"),
    ("案例1　", "a label and a blank"),
    ("典型案例二、", "a longer label"),
    ("", "nothing"),
]
BODY = "2023年1月5日，杭州市上城区市场监管局对上城区甲味小吃店检查，发现其未明码标价。2023年2月6日，上城区市场监管局对其罚款500元。"


@pytest.mark.parametrize(("mark", "reason"), HEADINGS)
def test_headings(mark: str, reason: str) -> None:
    """Two cases under headings of each form; the totals of the introduction are none."""
    intro = "今年以来，全市共查处价格违法案件120件，罚没320万元。现公布典型案例如下：\n"
    second = mark.replace("一", "二").replace("1", "2")
    text = f"{intro}{mark}上城区甲味小吃店未明码标价案\n{BODY}\n{second}上城区乙味面馆未明码标价案\n{BODY.replace('甲味小吃店', '乙味面馆')}\n"
    cases = read_bulletin(text).cases
    assert [case.fields["title"] for case in cases] == ["上城区甲味小吃店未明码标价案", "上城区乙味面馆未明码标价案"], (
        reason
    )
    assert [case.fields["party"] for case in cases] == ["上城区甲味小吃店", "上城区乙味面馆"]
    assert [case.fields["fine_yuan"] for case in cases] == [500, 500]
    assert cases[0].fields["found_on"] == date(2023, 1, 5)
    assert cases[0].fields["decided_on"] == date(2023, 2, 6)


DOUBTS = [
    ("500元。", "500元。进价每盒10元，售价每盒30元，加价率150%。", "rate_unexplained", "30 over 10 is 200 %"),
    ("500元。", "500元。以每盒30元的价格销售20盒，销售金额900元。", "quantity_price_differ", "20 times 30 is 600"),
    ("500元", "3元", "fine_unlikely", "a fine of three yuan"),
    ("500元", "20000万元", "fine_unlikely", "a fine of two hundred million"),
    ("500元。", "500元。2023年3月1日，该局对其作出处罚。", "several_candidates", "two days of decision"),
    ("500元。", "500元、800元，复议后变更为罚款600元。", "replaced_sum_unclear", "in the place of which of two fines"),
    ("2023年2月6日", "2022年2月6日", "decided_before_found", "decided eleven months before it was found"),
    ("2023年2月6日", "2023年4月6日", "days_out_of_order", "decided after the publication"),
    ("2023年", "", "inferred_year", "days without a year take that of the publication"),
]


@pytest.mark.parametrize(("old", "new", "rule", "reason"), DOUBTS)
def test_doubts(old: str, new: str, rule: str, reason: str) -> None:
    text = f"发布时间：2023-03-09\n一、上城区甲味小吃店未明码标价案\n{BODY.replace(old, new)}"
    (case,) = read_bulletin(text).cases
    assert rule in {doubt.rule for doubt in case.doubts}, reason


def test_a_heading_without_a_case_is_told() -> None:
    text = f"一、上城区甲味小吃店未明码标价案\n{BODY}\n二、上城区乙味面馆短斤缺两案\n（略）\n"
    bulletin = read_bulletin(text)
    assert len(bulletin.cases) == 1
    assert bulletin.unread == ["上城区乙味面馆短斤缺两案"]


PARTS = ["【{}】", "{}：", "{}", "（一）{}", "一、{}", "▶{}"]


@pytest.mark.parametrize("label", PARTS)
def test_parts_of_a_case(label: str) -> None:
    """Labels of parts end no case, alone on a line or not; what a commentator says is none of it."""
    facts, penalty, comment = (label.format(name) for name in ("基本案情", "处理结果", "专家评析"))
    check, fine = BODY.split("价。")
    text = f"案例一：上城区甲味小吃店未明码标价案\n{facts}\n{check}价。\n{penalty}\n{fine}\n{comment}\n2019年某市曾罚款5万元，被法院撤销。"
    (case,) = read_bulletin(text).cases
    assert (case.fields["party"], case.fields["fine_yuan"]) == ("上城区甲味小吃店", 500)
    assert case.fields["found_on"] == date(2023, 1, 5)


def test_what_is_not_stated_stays_empty() -> None:
    (case,) = read_bulletin("一、某药店哄抬价格案\n近日，某区市场监管局对该药店立案调查。").cases
    assert case.fields["status"] == "investigating"
    assert not {"fine_yuan", "decided_on", "found_on", "penalties", "published_on"} & case.fields.keys()
    assert case.prices == []


def test_a_decision_is_not_before_the_check() -> None:
    """A day in January without a year, behind one of December, is of the next year; that is a doubt."""
    body = BODY.replace("2023年1月5日", "2022年12月20日").replace("2023年2月6日", "1月16日")
    (case,) = read_bulletin(f"一、上城区甲味小吃店未明码标价案\n{body}").cases
    assert case.fields["decided_on"] == date(2023, 1, 16)
    assert [doubt.rule for doubt in case.doubts] == ["inferred_year"]


def test_numbers_of_the_party_and_of_the_decision() -> None:
    body = (
        BODY.replace("小吃店检查", "小吃店（统一社会信用代码：92330102MA2XXXXX1T）检查")
        + "（杭上市监处罚〔2023〕12号）"
    )
    (case,) = read_bulletin(f"一、上城区甲味小吃店未明码标价案\n{body}").cases
    assert case.fields["party_code"] == "92330102MA2XXXXX1T"
    assert case.fields["decision_no"] == "杭上市监处罚〔2023〕12号"


def test_amounts_add_up_once() -> None:
    """A fine told twice is one; two in one sentence are two; one that is the sum of others is their sum."""
    head = "一、上城区甲味小吃店未明码标价案\n2023年1月5日，杭州市上城区市场监管局"
    for told, fine in (
        ("对其罚款500元。以上罚款500元已缴纳。", 500),
        ("对甲公司罚款500元，对乙公司罚款500元。", 1000),
        ("对其罚款8000元。罚款共计8000元。", 8000),
        ("对其作出罚款3万元的决定；复议后变更为罚款2万元。", 20000),
    ):
        (case,) = read_bulletin(head + told).cases
        assert case.fields["fine_yuan"] == Decimal(fine), told


JOINT = [
    ("对甲公司、乙公司分别处以罚款12万元、10万元。", True, "two fines, added up"),
    ("对甲公司、乙公司分别处以罚款12万元。", True, "one fine, counted twice"),
    ("对三家门店各罚款500元。", True, "parties counted by the text alone"),
    ("对甲公司、乙公司共处罚款22万元。", True, "one sum for both"),
    ("对甲公司罚款12万元，对乙公司罚款10万元。", True, "two clauses"),
    ("对其罚款12万元，没收违法所得分别为10元、20元。", None, "what each had is no fine"),
]


@pytest.mark.parametrize(("told", "joint", "reason"), JOINT)
def test_a_fine_for_several_parties(told: str, joint: bool | None, reason: str) -> None:
    head = "" if "其" in told or "三家" in told else "一、甲县甲粮油有限公司、甲县乙粮油有限公司串通涨价案\n"
    text = f"{head}2023年1月5日，杭州市上城区市场监管局检查甲县甲粮油有限公司，{told}"
    (case,) = read_bulletin(text).cases
    assert case.fields.get("fine_joint") is joint, reason


READ: list[tuple[str, str, str, Any, str]] = [
    ("未明码标价。", "未明码标价，其行为不构成价格欺诈行为。", "violation_type", "price_marking", "what it is not"),
    ("未明码标价。", "未明码标价，抽样日期：2023-05-01。", "published_on", None, "a day of the case"),
    ("2023年1月5日", "2月29日", "found_on", date(2024, 2, 29), "a day that only leap years have"),
    ("罚款500元。", "罚款500元（沪市监浦处〔2023〕152022001234号）。", "decision_no", "沪市监浦处〔2023〕152022001234号", "12 digits"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "name", "value", "reason"), READ)
def test_a_field(old: str, new: str, name: str, value: Any, reason: str) -> None:
    text = f"一、上城区甲味小吃店未明码标价案\n{BODY.replace(old, new)}"
    if "2月29日" in new:
        text = f"发布时间：2024-03-09\n{text.replace('2023年2月6日', '2024年3月6日')}"
    (case,) = read_bulletin(text).cases
    assert case.fields.get(name) == value, reason


def test_the_violation_of_a_heading_has_its_own_words() -> None:
    text = f"一、上城区甲味小吃店的虚假宣传案\n{BODY}"
    (case,) = read_bulletin(text).cases
    (span,) = [one.span for one in case.evidence if one.field == "violation_type"]
    assert text[slice(*span)] == "虚假宣传"
