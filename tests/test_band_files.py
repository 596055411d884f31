"""Tables of penalty bands: the package's own, those of users, and what is refused with its line."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from cases import bands
from cases.bands import read
from cases.bands.words import COLUMNS
from cases.errors import SourceError
from cases.resources import folder, reference

OWN = Path(str(folder("data") / "reference" / "penalty_bands.csv"))

GOUGING = {
    **dict.fromkeys(COLUMNS, ""), "law_id": "price_penalty_rules", "version": "2010修订", "article": "6", "paragraph": "1", "item": "1-3",
    "violation_type": "price_gouging", "type_code": "price_gouging", "circumstance": "no illegal gains", "base_measure": "fixed_yuan",
    "min_yuan": "50000", "max_yuan": "500000", "target": "entity", "discretion": "must", "violated_articles": "price_law:14(1)(3)",
}  # fmt: skip


def written(path: Path, *lines: dict[str, str], encoding: str = "utf-8") -> Path:
    """Write a table of bands, each line GOUGING but for what it says."""
    rows = [{**GOUGING, **line} for line in lines]
    with (path / "bands.csv").open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path / "bands.csv"


def test_the_table_of_the_package_passes_the_checks_of_any() -> None:
    found = read(OWN)
    assert found == bands.own()
    assert len(found.bands) == 508
    assert len({row[0] for row in found.bands}) == 508


def test_every_version_of_the_table_is_in_the_catalogue() -> None:
    known = {(row["law_id"], row["version"]) for row in reference("laws")}
    assert {(row["law_id"], row["version"]) for row in reference("penalty_bands")} <= known


def test_every_type_of_the_table_is_one_of_the_record() -> None:
    types = {row["type"] for row in reference("violation_types")}
    assert {code for row in reference("penalty_bands") for code in row["type_code"].split(";")} <= types


def test_branches_and_tiers_of_a_clause(tmp_path: Path) -> None:
    """No gains and gains exclude each other; the fairly serious tier is of the branch without gains."""
    path = written(
        tmp_path,
        {},
        {"circumstance": "no illegal gains, fairly serious (情节较重)", "min_yuan": "500000", "max_yuan": "3000000"},
        {"circumstance": "illegal gains", "base_measure": "illegal_gains", "min_multiple": "0", "max_multiple": "5", "min_yuan": "", "max_yuan": ""},
    )  # fmt: skip
    names = ["band", "law_id", "version", "effective_from", "repealed_on", "settled_from", "article", "paragraph", "item", "violation_type",
             "type_codes", "circumstance", "condition", "tier", "branch", "fee_branch"]  # fmt: skip
    rows = [dict(zip(names, row, strict=False)) for row in read(path).bands]
    assert [(row["condition"], row["tier"], row["branch"]) for row in rows] == [
        ("no_gains", "0", "0"),
        ("no_gains", "1", "0"),
        ("gains", "0", "1"),
    ]


def test_provisions_of_a_band_are_told_apart_to_the_item(tmp_path: Path) -> None:
    path = written(tmp_path, {"item": "1-2;4", "violated_articles": "price_law:14(1)(3); ad_law:16(2)"})
    assert [row[1:] for row in read(path).provisions] == [
        *[("penalty", "price_penalty_rules", "6", "1", item) for item in ("1", "2", "4")],
        ("violated", "price_law", "14", "1", "3"),
        ("violated", "ad_law", "16", "2", None),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_may_come_from_an_office(tmp_path: Path, encoding: str) -> None:
    (band,) = read(written(tmp_path, {}, encoding=encoding)).bands
    assert band[2] == "2010修订"


def test_a_version_may_bring_its_days(tmp_path: Path) -> None:
    """One that the catalogue has not yet."""
    days = {"version": "2030修订", "effective_from": "2030-01-01", "effective_to": "2031-12-31"}
    (band,) = read(written(tmp_path, days)).bands
    assert band[3:6] == ("2030-01-01", "2032-01-01", "2032-01-02")


@pytest.mark.parametrize("end", ["", "9999-12-31"])
def test_a_version_without_an_end(tmp_path: Path, end: str) -> None:
    days = {"version": "2030修订", "effective_from": "2030-01-01", "effective_to": end}
    (band,) = read(written(tmp_path, days)).bands
    assert band[3:5] == ("2030-01-01", "9999-12-31")


FAULTS = [
    ({"law_id": "price_lore"}, "the law price_lore is not known", "a law that the catalogue has not"),
    ({"violated_articles": "price_lore:14"}, "the law price_lore in violated_articles", "the same among the prohibitions"),
    ({"version": "1999公布"}, "has no version 1999公布", "a version without days, which the catalogue has not"),
    ({"min_yuan": "600000"}, "min_yuan 600000 is more than max_yuan 500000", "least above most"),
    ({"base_measure": "illegal_gains", "min_multiple": "5", "max_multiple": "3"}, "min_multiple 5 is more than", "the same of multiples"),
    ({"base_from_yuan": "9", "base_below_yuan": "9"}, "is not less than base_below_yuan", "a range of nothing"),
    ({"min_multiple": "1"}, "a fixed band has a multiple", "of what?"),
    ({"base_measure": "goods_value"}, "has no multiples", "a base of which nothing is said"),
    ({"max_yuan": ""}, "one bound", "no upper end"),
    ({"circumstance": "base", "base_from_yuan": "10000"}, "names no base for its limits", "10,000 of what?"),
    ({"base_measure": "weight"}, "base_measure weight is not known", "no such base"),
    ({"target": "nobody"}, "target nobody is not known", "no such target"),
    ({"discretion": "might"}, "discretion might is not known", "must or may"),
    ({"article": "六"}, "is no number", "arabic numbers only"),
    ({"item": "x"}, "item x is none", "the same of items"),
    ({"violated_articles": "14(1)"}, "is no provision", "without a law"),
    ({"min_yuan": "5万"}, "min_yuan 5万 is no number", "a unit in the cell"),
    ({"min_yuan": "-1"}, "out of range", "below zero"),
    ({"min_yuan": "NaN"}, "min_yuan NaN is no number", "a number in name only"),
    ({"min_yuan": "５０"}, "min_yuan ５０ is no number", "an amount in full width, which the engine does not read"),
    ({"max_yuan": "1e12"}, "max_yuan 1e12 is no number", "as a computer writes it"),
    ({"article": "１４"}, "is no number", "full width, which no citation has"),
    ({"item": "3-1"}, "item 3-1 is none", "the last before the first"),
    ({"item": "1-999999999"}, "item 1-999999999 is none", "more than any article has"),
    ({"effective_from": "9998-06-01"}, "out of range", "no law begins then"),
    ({"circumstance": ""}, "circumstance is empty", "nothing to tell it by"),
    ({"effective_from": "2030-13-01"}, "is no day", "no such month"),
    ({"effective_from": "2030-01-02", "effective_to": "2030-01-01"}, "before it begins", "ends first"),
    ({"version": "2030修订", "effective_from": "2030-01-01"}, "the versions 2010修订 and 2030修订 of price_penalty_rules overlap", "the one before has no end"),
    ({"item": "1-3"}, "the same clause, circumstance and target as in line 2", "the line stands twice"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wrong"), [pytest.param(a, b, id=c) for a, b, c in FAULTS])
def test_a_fault_is_named_with_its_line(tmp_path: Path, line: dict[str, str], wrong: str) -> None:
    every = {"effective_from": "", "effective_to": ""}
    path = written(tmp_path, every, {"item": "4", **every, **line})
    with pytest.raises(SourceError) as raised:
        read(path)
    assert f"{path} line 3: " in str(raised.value)
    assert wrong in str(raised.value)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bands.csv"
    path.write_text(",".join(column for column in COLUMNS if column != "max_yuan") + "\n", "utf-8")
    with pytest.raises(SourceError, match=r"line 1: there is no column max_yuan"):
        read(path)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        pytest.param(",".join(COLUMNS) + "\n", "line 2: there is no band", id="no line"),
        pytest.param(",".join(COLUMNS) + "\nprice_law,1997\n", f"line 2: it has not {len(COLUMNS)} cells", id="a short line"),
        pytest.param(",".join(COLUMNS) + '\n"price_law\n', "line 1: ", id="a quote that never ends"),
        pytest.param("", "line 1: there is no column", id="nothing"),
    ],
)  # fmt: skip
def test_what_is_no_table_of_bands(tmp_path: Path, text: str, wrong: str) -> None:
    path = tmp_path / "bands.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(SourceError, match=wrong):
        read(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read(tmp_path / "none.csv")


def test_the_words_of_circumstances_are_understood() -> None:
    """As counted in the column: 24 + 18 + 6 with a fee, as many without, 19 with gains, 20 + 4 + 1 without."""
    conditions = Counter(row[12] for row in bands.own().bands)
    assert conditions == {"fee": 48, "no_fee": 48, "gains": 19, "no_gains": 25, None: 368}
