"""Where an authority is, and the numbers of decisions: tables of wordings, and what a load makes of them."""

from collections.abc import Callable
from dataclasses import astuple
from typing import TYPE_CHECKING

import pytest

from cases import store
from cases.loading import Outcome
from cases.text.places import place_of_code, read_place, regions
from tests.accuracy import tabled
from tests.conftest import load_file, write_cases
from tests.tables import each

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]


@each("places")
def test_every_wording_of_a_place(row: dict[str, str]) -> None:
    said = (row[name].strip() or None for name in ("agency", "province", "city", "county"))
    assert astuple(read_place(*said)) == tuple(row[f"want_{name}"] or None for name in ("province", "city", "county"))


def test_every_county_is_found_by_its_authority() -> None:
    """An authority named with its whole chain of places is nowhere else."""
    for code, name in regions().items():
        place = place_of_code(code)
        chain = "".join(dict.fromkeys(part for part in (*astuple(place), name) if part))
        found = read_place(f"{chain}市场监督管理局")
        assert found == place or (name == place.city and found.county is None), chain


ZHEJIANG, HANGZHOU = "浙江省", "杭州市"


@pytest.mark.parametrize(
    ("columns", "place"),
    [
        pytest.param((None, None, "杭州市西湖区"), (ZHEJIANG, HANGZHOU, "西湖区"), id="city and county in one"),
        pytest.param((None, None, "浙江省/杭州市/西湖区"), (ZHEJIANG, HANGZHOU, "西湖区"), id="all, with strokes"),
        pytest.param((None, "浙江 杭州", None), (ZHEJIANG, HANGZHOU, None), id="province and city, with a blank"),
        pytest.param((ZHEJIANG, None, "义乌"), (ZHEJIANG, "金华市", "义乌市"), id="a county without its 市"),
        pytest.param(
            (None, None, "杭州市高新区"), (None, None, "杭州市高新区"), id="a zone of no table stays as it is"
        ),
        pytest.param((None, None, "西湖景区"), (None, None, "西湖景区"), id="no place"),
        pytest.param(
            (None, HANGZHOU, "南京市鼓楼区"), ("江苏省", "南京市", "鼓楼区"), id="the county's own chain counts"
        ),
    ],
)
def test_columns_that_tell_more_than_their_level(
    columns: tuple[str | None, str | None, str | None], place: tuple[str | None, str | None, str | None]
) -> None:
    assert astuple(read_place(None, *columns)) == place


@pytest.mark.parametrize(
    ("agency", "agency_code", "city"),
    [
        pytest.param("鼓楼区市场监督管理局", "11320106000000000X", "南京市", id="the code's region tells 鼓楼区 apart"),
        pytest.param("市市场监督管理局", "113301000000000000", "杭州市", id="a bureau that names no place"),
        pytest.param("温州市市场监督管理局", "113301000000000000", "温州市", id="the name goes before the code"),
        pytest.param("鼓楼区市场监督管理局", "119900000000000000", None, id="a code of no region"),
    ],
)
def test_the_unified_code_of_an_authority(agency: str, agency_code: str, city: str | None) -> None:
    assert read_place(agency, agency_code=agency_code).city == city


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str | None]]:
    """What a load makes of every number of the table."""
    with store.writing(None) as con:
        cases = ({"case_id": row["reason"], "decision_no": row["written"]} for row in tabled("numbers"))
        load_file(con, write_cases(tmp_path_factory.mktemp("numbers"), *cases))
        found = con.execute("select case_id, decision_no, decision_no_as_written from cases").fetchall()
        return {case_id: (number, written) for case_id, number, written in found}


@each("numbers")
def test_every_writing_of_a_decision_number(numbered: dict[str, tuple[str, str | None]], row: dict[str, str]) -> None:
    found = numbered[row["reason"]]
    assert found[0] == row["wanted"].strip()
    assert found[1] in (None, row["written"].strip())
    assert (found[1] is None) == (row["written"].strip() == row["wanted"])


def test_the_province_is_one_however_it_is_written(con: "DuckDBPyConnection", put: Put) -> None:
    put({"province": "浙江"}, {"province": "浙江省"}, {"agency": "杭州市市场监督管理局"}, {"county": "330102"})
    assert con.execute("select distinct province from cases").fetchall() == [("浙江省",)]


def test_one_decision_on_several_parties_is_several_cases(con: "DuckDBPyConnection", put: Put) -> None:
    row = {"case_id": None, "decision_no": "甲市监处罚〔2023〕1号", "agency": "甲市监局", "decided_on": "2023-01-02"}
    assert put({**row, "party": "甲公司"}, {**row, "party": "乙公司"}).inserted == 2
    assert put({**row, "party": "甲公司", "decision_no": "文号：甲市监处罚[2023]1号。"}).updated == 1
