"""What the readers of bulletins make of single sentences: authorities, days and what happened on them, parties, outcomes."""

from datetime import date

import pytest

from cases.text.agencies import agencies, decider
from cases.text.days import days, events
from cases.text.outcomes import read_outcome
from cases.text.paragraphs import paragraphs
from cases.text.parties import in_title, told

AGENCIES = [
    ("内蒙古自治区呼和浩特市赛罕区市场监管局检查", "呼和浩特市赛罕区市场监管局", "the province is told apart"),
    ("由上海市奉贤区市场监督管理局作出", "上海市奉贤区市场监督管理局", "a 直辖市 counts as a city"),
    ("吉林市船营区市场监管局对", "吉林市船营区市场监管局", "吉林 is a city here, no province"),
    ("浙江省市场监管局通报", "浙江省市场监管局", "an authority of the province keeps it"),
    ("浙江省嘉兴市市场监管局港区分局根据", "嘉兴市市场监管局港区分局", "a branch belongs to the name"),
    ("衡阳市石鼓区市场监督管理局联合公安派出所对", "衡阳市石鼓区市场监督管理局", "one that joins in does not"),
    ("近日，高新区市场监督管理局执法人员", "高新区市场监督管理局", "a zone that no table knows"),
    ("市市场监管局检查", "市市场监管局", "a bare level, whose place stands elsewhere"),
]


@pytest.mark.parametrize(("text", "name", "reason"), AGENCIES)
def test_agencies(text: str, name: str, reason: str) -> None:
    assert [one.name for one in agencies(text)] == [name], reason


def test_who_decided() -> None:
    """Who got the matter or handed it on did not act; the police decide only where nobody else does."""
    text = "甲市市场监管局接到乙市市场监管局移送的线索。2月6日，甲市丙区市场监管局对其罚款5万元。丙区公安局对经营者行政拘留十日。"
    acting = [one for one in agencies(text) if not one.is_aside]
    one = decider(text, acting)
    assert one is not None
    assert one.name == "甲市丙区市场监管局"
    assert "乙市市场监管局" not in [one.name for one in acting]


PUBLISHED = date(2023, 3, 9)
DAYS = [
    ("2022年12月8日", date(2022, 12, 8), "whole"),
    ("二〇二二年十二月八日", date(2022, 12, 8), "in Chinese numerals"),
    ("2022-12-08", date(2022, 12, 8), "as computers write it"),
    ("20221208", date(2022, 12, 8), "eight digits"),
    ("2022年12月8日查处，次日", date(2022, 12, 9), "the day after"),
    ("2022年12月8日查处，同月20日", date(2022, 12, 20), "of the same month"),
    ("2021年5月1日，6月2日", date(2021, 6, 2), "the year last named"),
    ("今年2月3日", date(2023, 2, 3), "this year, that of the publication"),
    ("去年11月5日", date(2022, 11, 5), "last year"),
    ("2月3日", date(2023, 2, 3), "the year that puts it before the publication"),
    ("12月20日", date(2022, 12, 20), "the year before, as December is after the publication"),
    ("年1月5日", date(2023, 1, 5), "a year that a copy has lost"),
    ("《广告法》（2018年修正）2月3日", date(2023, 2, 3), "the edition of a law dates nothing"),
    ("2月30日", None, "no day of the calendar"),
]


@pytest.mark.parametrize(("text", "day", "reason"), DAYS)
def test_days(text: str, day: date | None, reason: str) -> None:
    found = days(text, PUBLISHED)
    assert (found[-1].day if found else None) == day, reason


EVENTS = [
    ("2022年12月12日，武清区市场监管局接到线索", "found", "a report opens the matter"),
    ("2022年12月12日，武清区市场监管局根据举报立案调查", "filed", "the report only explains the filing"),
    (
        "2022年12月12日，该局依法对该公司生产销售不合格口罩的行为作出罚款500元的行政处罚",
        "decided",
        "what was done is told",
    ),
    ("2022年12月12日，甲药店因未明码标价被处罚800元", "decided", "of the party, but punished"),
    ("2022年12月12日，该局下达《行政处罚听证告知书》", None, "a notice is no decision"),
    ("2022年12月12日，该局将案件移送公安机关", None, "nor is a transfer"),
    ("当事人自2022年12月12日起以每盒30元销售", None, "the party's own doing"),
    ("生产日期为2022年12月12日", None, "a date of goods"),
    ("截至2022年12月12日，该局共检查药店30家", None, "the end of a time"),
    ("处罚决定于2022年12月12日作出", "decided", "told before the day"),
]


@pytest.mark.parametrize(("text", "kind", "reason"), EVENTS)
def test_events(text: str, kind: str | None, reason: str) -> None:
    assert [one.kind for one in events(text, days(text))] == ([kind] if kind else []), reason


TITLES = [
    (
        "天津甲纸制品有限公司生产销售不合格口罩案",
        "天津甲纸制品有限公司",
        "生产销售不合格口罩案",
        "a company, then what it did",
    ),
    ("温州市鹿城区市场监管局查处乙鞋业有限公司虚假广告案", "乙鞋业有限公司", "虚假广告案", "the authority in front"),
    ("长沙市查处丙信息服务有限公司招商广告案", "丙信息服务有限公司", "招商广告案", "a place in front"),
    ("甲公司、乙网络技术有限公司帮助他人进行虚假宣传案", "甲公司、乙网络技术有限公司", "帮助他人进行虚假宣传案", "two"),
    ("界首市张某某销售无合格证明文件的口罩案", "张某某", "销售无合格证明文件的口罩案", "a person behind a place"),
    ("陈*峰未经许可经营案", "陈*峰", "未经许可经营案", "masked in the middle"),
    ("施小明哄抬价格案", "施小明", "哄抬价格案", "a full name"),
    ("电热毯未经强制性产品认证案", "", "电热毯未经强制性产品认证案", "nobody is named"),
]


@pytest.mark.parametrize(("title", "party", "violation", "reason"), TITLES)
def test_parties_in_headings(title: str, party: str, violation: str, reason: str) -> None:
    name, (_, end) = in_title(title)
    assert (name, title[end:]) == (party, violation), reason


PARTIES = [
    ("经查，当事人上城区甲味小吃店未明码标价。", "上城区甲味小吃店", "named as the party"),
    (
        "2月6日，上城区市场监管局对徐记粮油店罚款5000元。4月1日，该局对曹杨路徐记粮油店检查。",
        "曹杨路徐记粮油店",
        "in full elsewhere",
    ),
    ("该店从杭州乙贸易有限公司购进口罩。", None, "a supplier is none"),
    ("上城区市场监管局对该药店检查。", None, "nor is a word for a shop"),
]


@pytest.mark.parametrize(("text", "party", "reason"), PARTIES)
def test_parties_in_texts(text: str, party: str | None, reason: str) -> None:
    found = told(text)
    assert (found.name if found else None) == party, reason


OUTCOMES = [
    ("对其作出没收违法所得1952元、罚款12800元的行政处罚。", "decided", "confiscated_gains fine", "", ""),
    ("没收过期口罩110只，并处罚款500元。", "decided", "confiscated_goods fine", "", ""),
    ("没收剩余药品18瓶、违法所得2460元。", "decided", "confiscated_gains confiscated_goods", "", ""),
    ("责令限期退还多收价款500元，并处罚款1000元。", "decided", "fine", "refund_order", ""),
    ("责令停止发布广告，给予警告。", "decided", "warning", "correction_order", ""),
    ("吊销药品经营许可证，终身禁止从事药品经营。", "decided", "bar revocation", "", ""),
    ("送达《行政处罚听证告知书》，拟处罚款5万元。", "proposed", "fine", "", ""),
    (
        "拟作出没收违法产品、罚款8万元的行政处罚，已送达行政处罚听证告知书。",
        "proposed",
        "confiscated_goods fine",
        "",
        "",
    ),
    ("拟处罚款5万元，已进入行政处罚听证程序。", "proposed", "fine", "", ""),
    ("拟处罚款5万元。该局已对其作出罚款5万元的行政处罚。", "decided", "fine", "", ""),
    ("责令其立即改正。", "corrected", "", "correction_order", ""),
    ("首次违法且及时改正，决定不予行政处罚，并予以批评教育。", "exempted", "", "education", "exempt_first"),
    ("将该案移送公安机关处理。", "transferred", "", "transfer", ""),
    ("已立案调查，目前案件正在进一步办理中。", "investigating", "", "", ""),
    ("依据《行政处罚法》减轻处罚，罚款2000元。", "decided", "fine", "", "mitigated"),
    ("当事人无从轻、减轻处罚情节，罚款2000元。", "decided", "fine", "", ""),
    ("主动减轻其违法行为危害后果，罚款2000元。", "decided", "fine", "", ""),
    ("免予罚款，给予警告。", "decided", "warning", "", ""),
    ("拟不予行政处罚。", "proposed", "", "", ""),
    ("不属于不予行政处罚情形，责令改正。", "corrected", "", "correction_order", ""),
    ("情节严重的，可以处50万元以上300万元以下的罚款。", "unknown", "", "", ""),
]


@pytest.mark.parametrize(("text", "status", "penalties", "measures", "discretion"), OUTCOMES)
def test_outcomes(text: str, status: str, penalties: str, measures: str, discretion: str) -> None:
    found = read_outcome(text)
    told_of = (" ".join(sorted(codes)) for codes in (found.penalties, found.measures, found.discretion))
    assert (found.status, *told_of) == (status, penalties, measures, discretion)


BROKEN = [
    ("甲局检查\n发现问题。", 1, "a sentence runs across"),
    ("甲局检查发现问题。\n乙局检查。", 2, "a full stop"),
    ("公布典型案例\n（2023年3月9日）\n甲局检查。", 3, "a title and a day are lines of their own"),
    ("依据《价格法》第十四条第\n（三）项的规定，对其罚款。", 1, "a number in brackets begins no paragraph here"),
    ("甲局对乙店检查发现\n- 3 -\n其未明码标价。", 1, "a page number between"),
    ("一、甲市乙有限公司\n虚假宣传案\n2023年1月5日，甲局检查。", 2, "a heading over two lines"),
]


@pytest.mark.parametrize(("text", "count", "reason"), BROKEN)
def test_paragraphs(text: str, count: int, reason: str) -> None:
    assert len(paragraphs(text).text.split("\n\n")) == count, reason


def test_a_comma_inside_a_number_ends_no_clause() -> None:
    text = "没收违法所得12，360元，罚款1，000元。"
    assert text[slice(*read_outcome(text).penalties["confiscated_gains"])] == "没收违法所得12，360元"


def test_a_long_number_does_not_hold_a_reader_up() -> None:
    """Digits in a row could once be parted in as many ways as there are sums of them: 60 would have taken years."""
    assert set(read_outcome(f"没收{'5' * 60}违法所得").penalties) == {"confiscated_gains"}
