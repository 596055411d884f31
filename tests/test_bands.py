"""Fines beside their bands: the published cases, published examples, and each rule of the comparison, worked out by hand."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cases import reference, reports, schema, store
from cases.engines.duck import Duck
from cases.errors import UsageError
from cases.loading import Outcome
from cases.selection import Selection, select
from tests.conftest import Done, load_file, write_cases
from tests.test_band_files import written
from tests.test_reports import ALL_FILTERS, records, run

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]
d = Decimal

PUBLISHED = [
    (1, "undecidable", "undecidable", "the base is the goods value, not the gains"),
    (2, "undecidable", "at_minimum", "50,000 is the minimum without gains, and 5 x gains from 10,000"),
    (3, "below", "below", "100,000 is counted at least: 1,500,000, whatever the devices add"),
    (4, "below", "below", "sales play no part: 200,000 at least"),
    (5, "undecidable", "undecidable", "the fee is not stated"),
    (6, "within", "within", "twice the gains, of at most five"),
    (7, "undecidable", "undecidable", "within below 10,000 of goods, else below"),
    (8, "undecidable", "within", "the fairly serious tier without gains, or 5 x gains from 140,000"),
]


@pytest.mark.parametrize(("number", "strict", "no_gains", "why"), PUBLISHED)
def test_the_published_cases(
    published: "DuckDBPyConnection", number: int, strict: str, no_gains: str, why: str
) -> None:
    for chosen, expected in ((Selection(), strict), (select(assume=["no-gains"]), no_gains)):
        verdicts = {row["case_id"]: row["verdict"] for row in records(run(published, "bands", None, chosen))}
        assert verdicts[f"samr-2023-b6-{number}"] == expected, why


def test_a_published_case_in_full(published: "DuckDBPyConnection") -> None:
    rows = {row["case_id"][-1]: row for row in records(run(published, "bands"))}
    assert rows["6"] == {
        "case_id": "samr-2023-b6-6", "title": "浙江省嘉兴市港区康寿药店哄抬价格案", "law": "价格违法行为行政处罚规定", "article": "6(1)(1-3)",
        "version": "2010修订", "circumstance": "illegal gains", "base": "illegal_gains", "base_yuan": d("17579.37"), "low_yuan": 0,
        "high_yuan": d("87896.85"), "fine_yuan": d("35158.74"), "verdict": "within", "band_position_pct": 40,
        "reason": "in the band for: illegal gains; clause found through the provision violated; version inferred: in force on the day of decision",
    }  # fmt: skip
    for number, words in {
        "1": "the fine implies goods_value from 4266.67 to 25600.00",
        "2": "whether there were gains is not stated; the fine implies illegal_gains from 10000.00 up",
        "3": "mitigation is not stated in the text",
        "4": "below the statutory minimum, 10.00 % of it",
        "5": "the fine implies advertising_fee from 4000.00 to 6666.67",
        "7": "it would fit with goods value below 10,000, and be below with goods value 10,000 or more",
        "8": "the fine implies illegal_gains from 140000.00 up",
    }.items():
        assert words in rows[number]["reason"]


GOUGING = {
    "violation_type": "price_gouging",
    "party_kind": "company",
    "citations": ["《价格法》第十四条第（三）项"],
    "decided_on": "2023-01-31",
}
FOOD = {
    "violation_type": "food_safety",
    "citations": ["依据《食品安全法》第一百二十四条第一款第（五）项"],
    "decided_on": "2023-05-01",
    "fine_yuan": 2000,
}
MASKS = {"violation_type": "substandard_product", "citations": ["《产品质量法》第三十九条"], "decided_on": "2022-12-07"}
DEVICE = {"violation_type": "unlicensed_sales", "violation_subtype": "unlicensed_device", "decided_on": "2022-12-22",
          "citations": ["《医疗器械监督管理条例》第四十二条"]}  # fmt: skip
CERTIFICATE = {
    "violation_type": "uncertified_product",
    "citations": ["《医疗器械监督管理条例》第五十五条"],
    "decided_on": "2023-01-11",
}
PUBLICITY = {
    "violation_type": "false_publicity",
    "citations": ["《反不正当竞争法》第八条第一款"],
    "decided_on": "2021-06-01",
}
FALSE_AD = {"violation_type": "false_advertising", "citations": ["《广告法》第二十八条"], "decided_on": "2023-06-01"}
DRUG = {
    "violation_type": "unlicensed_sales",
    "violation_subtype": "unlicensed_drug",
    "citations": ["《药品管理法》第五十一条"],
    "decided_on": "2023-02-20",
}
AS_NONE = ["no-gains"]

EXAMPLES: list[tuple[dict[str, Any], list[str], str, str]] = [
    ({**MASKS, "goods_value_yuan": 64320, "fine_yuan": 64320}, [], "within", "Shanghai 2022-12-07: 1.00 x of 0.5 to 3"),
    ({**DEVICE, "goods_value_yuan": 3375, "fine_yuan": 50000}, [], "at_minimum", "Tianjin 2022-12-22: 50,000 to 150,000 below 10,000"),
    ({**CERTIFICATE, "violation_type": "expired_product", "violation_subtype": "expired_device", "fine_yuan": 20000}, [],
     "undecidable", "Shanxi 2023-01-11, expired masks: the goods value is not stated"),
    ({**CERTIFICATE, "violation_type": "expired_product", "violation_subtype": "expired_device", "fine_yuan": 20000}, ["small-base"],
     "at_minimum", "the same below 10,000"),
    ({**GOUGING, "fine_yuan": 2700000}, AS_NONE, "within", "Jiangsu 2023-01-31, oximeters: the fairly serious tier, 500,000 to 3,000,000"),
    ({**CERTIFICATE, "citations": ["《医疗器械监督管理条例》第四十条"], "decided_on": "2020-06-01", "goods_value_yuan": 29850, "fine_yuan": 298500}, [],
     "at_maximum", "Anhui 2020, by the articles of 2017: 10 x = the maximum"),
    ({**PUBLICITY, "party_kind": "individual_business", "fine_yuan": 5000, "citations": [],
      "basis_text": "违反《反不正当竞争法》第八条第一款的规定，依据《反不正当竞争法》第二十条第一款、第二十五条的规定"}, [],
     "below", "Anhui bookshop: 200,000 at least, mitigation clause cited"),
]  # fmt: skip

RULES: list[tuple[dict[str, Any], list[str], str, str]] = [
    ({**GOUGING, "fine_yuan": 49999}, AS_NONE, "at_minimum", "a yuan less is rounding"),
    ({**GOUGING, "fine_yuan": 49998.99}, AS_NONE, "below", "more is not"),
    ({**GOUGING, "fine_yuan": 500000}, AS_NONE, "within", "where two tiers meet the number belongs to both"),
    ({**GOUGING, "fine_yuan": 500000}, ["no-gains", "not-serious"], "at_maximum", "of the ordinary tier, if no other is meant"),
    ({**GOUGING, "fine_yuan": 3000000}, AS_NONE, "at_maximum", "of the highest tier"),
    ({**GOUGING, "fine_yuan": 3000002}, AS_NONE, "above", "of the highest tier"),
    ({**GOUGING, "fine_yuan": 600000}, ["no-gains", "not-serious"], "above", "of the only tier that is left"),
    ({**GOUGING, "fine_yuan": 60000, "illegal_gains_yuan": 0}, [], "within", "gains of nothing are stated"),
    ({**GOUGING, "fine_yuan": 60000, "illegal_gains_yuan": 5000}, AS_NONE, "above", "stated gains are not assumed away: at most 25,000"),
    ({**GOUGING, "fine_yuan": 25000, "illegal_gains_yuan": 5000}, [], "at_maximum", "five times"),
    ({**GOUGING, "fine_yuan": 60000, "sales_yuan": 2000}, [], "undecidable", "gains are 2,000 at most, which gives 10,000; without gains it is within"),
    ({**GOUGING, "fine_yuan": 4000000, "sales_yuan": 2000}, [], "above", "of 10,000 and of 3,000,000: gains never exceed sales"),
    ({**GOUGING, "fine_yuan": 20000, "party_kind": "natural_person"}, AS_NONE, "within", "art. 11: up to 100,000"),
    ({**GOUGING, "fine_yuan": 20000, "party_kind": "individual_business"}, AS_NONE, "undecidable", "as an individual within, as an entity below"),
    ({**GOUGING, "fine_yuan": 20000, "party_kind": None}, AS_NONE, "undecidable", "the party may be an individual"),
    ({**GOUGING, "fine_yuan": 60000, "party_kind": "individual_business"}, AS_NONE, "within", "either way"),
    ({**GOUGING, "fine_yuan": 3000, "illegal_gains_yuan": 1000, "party_kind": "individual_business"}, [], "within", "with gains there is one band"),
    ({**GOUGING, "citations": ["《价格法》第十四条第一款第（三）项"], "fine_yuan": 50000}, AS_NONE, "at_minimum", "with 第一款 or without, the same"),
    ({**GOUGING, "citations": ["《价格法》第十四条第（二）项"], "fine_yuan": 50000, "violation_type": "other"}, AS_NONE, "below", "dumping: 100,000 at least"),
    ({**GOUGING, "citations": [], "basis_text": "违反《价格法》第十四条第（三）项的规定，依据《价格法》第四十条的规定", "fine_yuan": 50000}, AS_NONE,
     "at_minimum", "a frame rule is cited: the amounts are in the rules"),
    ({**DRUG, "goods_value_yuan": 200000, "fine_yuan": 3000000}, [], "at_minimum", "15 x, above the floor"),
    ({**DRUG, "goods_value_yuan": 200000, "fine_yuan": 6000002}, [], "above", "30 x"),
    ({**DRUG, "goods_value_yuan": 20, "fine_yuan": 1500000}, [], "at_minimum", "the floor: 20 yuan count as 100,000"),
    ({**DRUG, "fine_yuan": 1000000}, [], "below", "not even the floor, however little the goods are worth"),
    ({**DRUG, "fine_yuan": 2000000}, [], "undecidable", "with goods up to 133,333"),
    ({**DEVICE, "goods_value_yuan": 10000, "fine_yuan": 150000}, [], "at_minimum", "15 x from 10,000 on, itself included"),
    ({**DEVICE, "goods_value_yuan": 9999, "fine_yuan": 150000}, [], "at_maximum", "the fixed band below"),
    ({**CERTIFICATE, "violation_type": "drug_device_quality", "violation_subtype": "unregistered_device", "goods_value_yuan": 2000, "fine_yuan": 50000},
     [], "at_minimum", "by its subtype of art. 81, not 86"),
    ({**CERTIFICATE, "goods_value_yuan": 2000, "fine_yuan": 50000}, [], "at_maximum", "the same article by another type: 86"),
    ({**CERTIFICATE, "violation_type": None, "goods_value_yuan": 2000, "fine_yuan": 50000}, [], "within", "81 or 86: at the minimum of one, the maximum of the other"),
    ({**CERTIFICATE, "violation_type": None, "goods_value_yuan": 2000, "fine_yuan": 30000}, [], "undecidable", "below in 81, within in 86"),
    ({**FALSE_AD, "advertising_fee_yuan": 10000, "fine_yuan": 30000}, [], "at_minimum", "three times the fee"),
    ({**FALSE_AD, "advertising_fee_yuan": 10000, "fine_yuan": 100000}, [], "at_maximum", "ten times, serious"),
    ({**FALSE_AD, "advertising_fee_yuan": 500, "fine_yuan": 200000}, [], "at_minimum", "a fee that is clearly too low: the fixed band"),
    ({**FALSE_AD, "fine_yuan": 200000}, ["no-fee"], "at_minimum", "no fee"),
    ({**FALSE_AD, "fine_yuan": 100}, ["no-fee"], "below", "no fee"),
    ({**FALSE_AD, "fine_yuan": 20000, "party_role": "publisher", "advertising_fee_yuan": 5000}, [], "within", "55(3): three to five times for publishers too"),
    ({**FALSE_AD, "citations": [], "basis_text": "违反《广告法》第二十八条、第四十六条的规定，依据《广告法》第五十八条第一款第（十四）项的规定",
      "advertising_fee_yuan": 10000, "fine_yuan": 10000}, [], "at_minimum", "the clause cited counts, 1 x, not what 28 would lead to"),
    ({**PUBLICITY, "fine_yuan": 250000, "citations": ["《反不正当竞争法》第八条第一款", "《商标法》第十四条第五款"]}, [],
     "undecidable", "the heavier is 200,000 at least, with the 100,000 of the other the sum is 300,000"),
    ({**PUBLICITY, "fine_yuan": 350000, "citations": ["《反不正当竞争法》第八条第一款", "《商标法》第十四条第五款"]}, [], "within", "both ways"),
    ({**PUBLICITY, "fine_yuan": 50000, "citations": ["《反不正当竞争法》第八条第一款", "《商标法》第十四条第五款"]}, [], "below", "both ways"),
    ({**MASKS, "goods_value_yuan": 100, "fine_yuan": 300, "citations": ["《产品质量法》第十二条", "《产品质量法》第三十二条", "《产品质量法》第三十九条"]},
     [], "at_maximum", "three prohibitions of one clause are one offence"),
    ({**PUBLICITY, "decided_on": "2025-10-14", "fine_yuan": 20000}, [], "below", "the last day of the minimum of 200,000"),
    ({**PUBLICITY, "decided_on": "2025-10-15", "citations": ["《反不正当竞争法》第九条第一款"], "fine_yuan": 20000}, [], "within", "the first without one"),
    ({**PUBLICITY, "decided_on": "2025-12-01", "fine_yuan": 20000}, [], "no_band", "art. 8 is bribery since: the numbers are those of an older act"),
    ({**PUBLICITY, "decided_on": "2025-12-01", "violation_type": None, "fine_yuan": 200000}, [], "within", "where no type is known, art. 8 is what it is on the day"),
    ({**PUBLICITY, "decided_on": None, "published_on": "2021-06-01", "fine_yuan": 20000}, [], "below", "the day of publication, where no other is known"),
    ({**PUBLICITY, "decided_on": None, "fine_yuan": 20000}, [], "undecidable", "no day, no version"),
    ({**PUBLICITY, "citations": [], "fine_yuan": 20000}, [], "no_band", "nothing is cited"),
    ({**PUBLICITY, "citations": ["《民法典》第一条"], "fine_yuan": 20000}, [], "no_band", "a law without bands"),
    ({**PUBLICITY, "penalties": ["warning"]}, [], "no_fine_imposed", "a warning only"),
    ({**PUBLICITY, "fine_yuan": 0}, [], "no_fine_imposed", "a fine of zero"),
    ({**PUBLICITY, "penalties": ["fine"]}, [], "undecidable", "a fine of which no amount is told"),
    ({**PUBLICITY, "combined_yuan": 300000}, [], "undecidable", "罚没款 is no fine"),
    ({**PUBLICITY, "fine_yuan": 300000, "fine_joint": True, "party_count": 3}, [], "undecidable", "one sum for several parties"),
]  # fmt: skip


Judge = Callable[[dict[str, Any], list[str]], dict[str, Any]]


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judge]:
    """Give a case of the tables above or below its row of the report: all are loaded at once."""
    cases = [*(row[0] for row in EXAMPLES + RULES), *(row[0] for row in REASONS)]
    found: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    with store.writing(None) as con:
        filled = [
            {
                "case_id": f"r{at:03}",
                "title": "某案",
                "status": "decided",
                **{k: v for k, v in case.items() if v is not None},
            }
            for at, case in enumerate(cases)
        ]
        load_file(con, write_cases(tmp_path_factory.mktemp("rules"), *filled))

        def row(case: dict[str, Any], assumed: list[str]) -> dict[str, Any]:
            key = tuple(assumed)
            if key not in found:
                found[key] = records(run(con, "bands", None, select(assume=assumed)))
            return found[key][next(at for at, one in enumerate(cases) if one is case)]

        yield row


@pytest.mark.parametrize(
    ("case", "assumed", "verdict"), [pytest.param(a, b, c, id=f"{c}: {why}") for a, b, c, why in EXAMPLES + RULES]
)
def test_a_rule(judge: Judge, case: dict[str, Any], assumed: list[str], verdict: str) -> None:
    row = judge(case, assumed)
    assert row["verdict"] == verdict, row


REASONS: list[tuple[dict[str, Any], str, str]] = [
    ({**PUBLICITY, "fine_yuan": 5000, "discretion": ["mitigated"]}, "the text states mitigation (减轻)", "stated"),
    ({**PUBLICITY, "fine_yuan": 5000, "discretion": ["lenient"]}, "the text states discretion, not mitigation", "从轻 stays inside the band"),
    ({**EXAMPLES[-1][0], "decided_on": "2021-06-02"}, "the text cites a clause on mitigation", "aucl 25"),
    ({**PUBLICITY, "fine_yuan": 5000}, "mitigation is not stated in the text", "never more than that"),
    ({**GOUGING, "illegal_gains_yuan": 0, "fine_yuan": 500000}, "where two tiers meet: at a limit of neither", "500,000 ends the one and begins the other"),
    ({**PUBLICITY, "fine_yuan": 3000000}, "a serious tier, a second offence or a larger base may not be told", "above is no accusation"),
    ({**PUBLICITY, "decided_on": "2020-04-22", "fine_yuan": 5000}, "since 2019-04-23 only, and an act before that may have another", "a change in two years"),
    ({**GOUGING, "party_kind": "individual_business", "illegal_gains_yuan": 0, "fine_yuan": 20000}, "entity and individual have other bands (art. 11)", "why"),
    ({**PUBLICITY, "fine_yuan": 250000, "citations": ["《反不正当竞争法》第八条第一款", "《商标法》第十四条第五款"]},
     "as one act (the heavier band): within; as acts of their own (the sum): below", "both readings"),
    ({**PUBLICITY, "decided_on": "2025-12-01", "fine_yuan": 5000}, "in another version than that of the day: the act may be older", "renumbered"),
    ({**DRUG, "fine_yuan": 3000000}, "the fine implies goods_value from 100000.00 to 200000.00", "3,000,000 / 30 and / 15"),
    (FOOD, "below the statutory minimum, 4.00 % of it", "2,000 is below 50,000, the least of both tiers"),
    ({**MASKS, "goods_value_yuan": None, "fine_yuan": 300}, "goods_value is not stated; the fine implies goods_value from", "what is wanting"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "words"), [pytest.param(a, b, id=c) for a, b, c in REASONS])
def test_a_reason(judge: Judge, case: dict[str, Any], words: str) -> None:
    assert words in judge(case, [])["reason"]


def test_nothing_is_computed_from_a_base_that_is_not_stated(judge: Judge) -> None:
    """A floor alone gives no band: the base may be any amount above it."""
    case = next(case for case, words, _ in REASONS if "100000.00 to 200000.00" in words)
    row = judge(case, [])
    assert (row["base_yuan"], row["low_yuan"], row["high_yuan"]) == (None, None, None)
    case = next(case for case, *_, why in RULES if why.startswith("the floor: 20 yuan"))
    row = judge(case, [])
    assert (row["base_yuan"], row["low_yuan"], row["high_yuan"]) == (100000, 1500000, 3000000)


def test_below_all_tiers_it_is_the_lightest_that_shows(judge: Judge) -> None:
    """Whether the goods were worth 10,000 and more is not stated."""
    row = judge(FOOD, [])
    assert [row[name] for name in ("verdict", "circumstance", "low_yuan")] == [
        "below",
        "goods value below 10,000",
        50000,
    ]


def test_bands_of_ones_own_are_named(con: "DuckDBPyConnection", put: Put) -> None:
    put(FOOD)
    selection = Selection()
    assert "Bands" not in run(con, "bands", None, selection).note
    assert " Bands: mine.csv. " in run(con, "bands", None, selection.with_bands(Path("mine.csv"))).note


def test_only_decided_cases_stand_beside_bands(con: "DuckDBPyConnection", put: Put) -> None:
    put({**PUBLICITY, "status": "proposed", "fine_yuan": 20000}, {**PUBLICITY, "status": "decided", "fine_yuan": 20000})
    result = run(con, "bands")
    assert [row["case_id"] for row in records(result)] == ["c2"]
    assert "not in money: 1 proposed" in result.note


def test_every_band_considered_has_a_row(published: "DuckDBPyConnection") -> None:
    """Of the second case gains and both tiers without; of the third a row an offence; frame rules and associations are none."""
    result = reports.run(Duck(published), *reports.find("bands", detail=True), Selection())
    rows = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
    assert [column.name for column in reports.query("reports", "bands.detail").columns] == list(result.columns)
    found = {
        number: [(row["offence"], row["article"], row["verdict"]) for row in rows if row["case_id"].endswith(number)]
        for number in ("-2", "-3")
    }
    assert found == {
        "-2": [(1, "6(1)(1-3)", "undecidable"), (1, "6(1)(1-3)", "at_minimum"), (1, "6(1)(1-3)", "below")],
        "-3": [(1, "115(1)", "below"), (2, "81(1)(3)", "below")],
    }


def test_what_was_assumed_is_printed(published: "DuckDBPyConnection") -> None:
    note = run(published, "bands", None, select(assume=["no-gains"])).note
    assert "Assumed: gains that are not stated were none" in note
    assert note.endswith("This compares published texts statistically and judges no decision.")
    assert "Assumed" not in run(published, "bands").note


def test_bands_of_ones_own_take_the_place_of_the_packages(sample: "DuckDBPyConnection", tmp_path: Path) -> None:
    """Gouging without gains from 20,000 to 40,000 only: the second case and the eighth lie above, the sixth has gains, the others have no band."""
    path = written(tmp_path, {"min_yuan": "20000", "max_yuan": "40000"})
    schema.replace_all(sample, reference.bands_in(path))
    verdicts = [row["verdict"] for row in records(run(sample, "bands"))]
    assert verdicts == ["no_band", "above", "no_band", "no_band", "no_band", "no_band", "no_band", "above"]


def test_the_options_belong_to_this_report(published: "DuckDBPyConnection", tmp_path: Path) -> None:
    fines, _ = reports.find("fines")
    with pytest.raises(UsageError, match="--assume has no meaning for fines"):
        run(published, "fines", None, select(assume=["no-gains"]))
    with pytest.raises(UsageError, match="--bands has no meaning for fines"):
        reports.bands_of(tmp_path, fines)
    with pytest.raises(UsageError, match="fines has no --detail"):
        reports.find("fines", detail=True)


def test_verdicts_by_command(cases: Callable[..., Done], tmp_path: Path) -> None:
    cases("load", "--sample")
    done = cases("report", "bands", "--assume", "no-gains", "--format", "json")
    assert [row["verdict"] for row in done.rows()] == [strict for _, _, strict, _ in PUBLISHED]
    assert "judges no decision" in done.err
    own = written(tmp_path, {}, {"law_id": "no_law"})
    done = cases("report", "bands", "--bands", str(own))
    assert done.code == 1
    assert f"{own.name} line 3: the law no_law is not known" in done.err


def test_filters_select_before_bands_are_looked_up(published: "DuckDBPyConnection") -> None:
    assert len(records(run(published, "bands", None, ALL_FILTERS))) == 8
    assert len(records(run(published, "bands", None, select(law=["广告法"])))) == 1
    assert [row["case_id"] for row in records(run(published, "bands", None, select(id=["samr-2023-b6-4"])))] == [
        "samr-2023-b6-4"
    ]
