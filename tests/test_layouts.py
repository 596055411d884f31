import pytest

from cases import record
from cases.errors import SourceError
from cases.loading.layouts import normal_heading, place


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        pytest.param("罚款金额（元）", "fine_yuan", id="as it stands in the list"),
        pytest.param("罚款金额(元)", "fine_yuan", id="ASCII brackets"),
        pytest.param("罚款金额 （元）", "fine_yuan", id="a blank before the bracket"),
        pytest.param(" 罚款金额元", "fine_yuan", id="no brackets"),
        pytest.param("FINE_YUAN", "fine_yuan", id="capitals"),
        pytest.param("ｆｉｎｅ_yuan", "fine_yuan", id="full-width letters"),
        pytest.param("文中加价率（％）", "stated_markup_pct", id="a full-width percent sign"),
    ],
)
def test_headings_match_after_normalising(heading: str, field: str) -> None:
    assert place(["案件编号", heading], "x").columns == {"case_id": 0, field: 1}


def test_an_amount_in_another_unit_is_no_amount_in_yuan() -> None:
    """罚款金额（万元） must never be read as yuan: a slip of ×10,000."""
    assert place(["案件编号", "罚款金额（万元）"], "x").unplaced == ("罚款金额（万元） (in 万元: convert to 元)",)


def test_languages_and_leftovers() -> None:
    assert place(["case_id", "title", "_note", "mood", ""], "x").unplaced == ("mood",)
    assert place(["case_id"], "x").layout == "native-en"
    assert place(["案件编号"], "x").layout == "native-zh"
    assert place(["案件编号", "title"], "x").layout == "native-mixed"


def test_no_two_fields_share_a_heading() -> None:
    for fields in (record.NATIVE, *record.TABLES.values()):
        headings = [normal_heading(heading) for field in fields for heading in (field.name, field.zh)]
        assert len(set(headings)) == len(headings)


def test_nothing_known_is_an_error() -> None:
    with pytest.raises(SourceError):
        place(["a", "b"], "x")
