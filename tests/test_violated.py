"""Columns of their own for the provisions violated (违反条款) and for those of the penalty (处罚依据)."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cases.errors import UsageError
from cases.loading import Outcome
from cases.loading.layouts import parse
from tests.conftest import load_file

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

VIOLATED, PENALTY = "violated", "penalty"

CELLS = [
    pytest.param(
        "《价格法》第十四条第三项",
        "《价格法》第四十条第一款",
        [("《价格法》第十四条第（三）项", VIOLATED), ("《价格法》第四十条第一款", PENALTY)],
        id="each in its column",
    ),
    pytest.param(
        "违反《价格法》第十三条第一款",
        "依据《价格法》第四十二条",
        [("《价格法》第十三条第一款", VIOLATED), ("《价格法》第四十二条", PENALTY)],
        id="each says its role",
    ),
    pytest.param(
        "《价格法》第十三条；《广告法》第二十八条",
        "《价格法》第四十二条、《广告法》第五十五条",
        [
            ("《价格法》第十三条", VIOLATED),
            ("《广告法》第二十八条", VIOLATED),
            ("《价格法》第四十二条", PENALTY),
            ("《广告法》第五十五条", PENALTY),
        ],
        id="several of each",
    ),
    pytest.param(
        "《食品安全法》第三十四条第一款第十项",
        "违反《食品安全法》第三十四条第一款第十项，依据《食品安全法》第一百二十四条第一款",
        [
            ("《食品安全法》第三十四条第一款第（十）项", VIOLATED),
            ("《食品安全法》第一百二十四条第一款", PENALTY),
        ],
        id="the basis tells both: nothing twice",
    ),
    pytest.param("", "《广告法》第五十五条", [("《广告法》第五十五条", PENALTY)], id="the basis alone"),
    pytest.param("《广告法》第二十八条", "", [("《广告法》第二十八条", VIOLATED)], id="what was violated alone"),
    pytest.param("/", "无", [], id="neither"),
]


@pytest.mark.parametrize("headings", ["违反条款,处罚依据", "违反的法律法规,法律依据"])
@pytest.mark.parametrize(("violated", "basis", "cited"), CELLS)
def test_provisions_have_the_role_of_their_column(
    con: "DuckDBPyConnection", tmp_path: Path, headings: str, violated: str, basis: str, cited: list[tuple[str, str]]
) -> None:
    put(
        con,
        tmp_path,
        f"文号,被处罚单位,{headings}",
        f"1号,测试商行,{violated},{basis}",
        "2号,样例店,《价格法》第十三条,",
    )
    assert cited_by(con, "1号") == cited


def put(con: "DuckDBPyConnection", folder: Path, *lines: str, **how: Any) -> Outcome:
    path = folder / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return load_file(con, path, **how)


def cited_by(con: "DuckDBPyConnection", number: str) -> list[tuple[str, str]]:
    """Return the provisions of a case, each with its role."""
    query = "select citation, role from citations join cases using (case_id) where decision_no = ? order by position"
    return con.execute(query, [number]).fetchall()


def test_the_basis_stays_as_it_is_written(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    outcome = put(con, tmp_path, "文号,违反条款,处罚依据", "1号,《价格法》第十三条,《价格法》第四十二条")
    assert con.execute("select basis_text from cases").fetchall() == [("《价格法》第四十二条",)]
    assert ("违反条款", "violated") in outcome.worded


def test_citations_of_their_own_come_first(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    put(
        con,
        tmp_path,
        "文号,citations,违反条款",
        "1号,依据《广告法》第五十五条,《价格法》第十三条",
        "2号,,《价格法》第十三条",
    )
    assert cited_by(con, "1号") == [("《广告法》第五十五条", PENALTY)]
    assert cited_by(con, "2号") == [("《价格法》第十三条", VIOLATED)]


def test_a_column_of_what_was_done_is_none_of_provisions(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    outcome = put(con, tmp_path, "文号,违反规定,罚款（元）", "1号,哄抬价格,5000", "2号,未明码标价,2000")
    assert con.execute("select count(*) from citations").fetchall() == [(0,)]
    assert [(one.heading, one.field) for one in outcome.unplaced] == [("违反规定", "violated")]


@pytest.mark.parametrize("part", ['[fallbacks]\nviolated = ["触犯"]', '[defaults]\nviolated = "《价格法》第十三条"'])
def test_a_layout_names_it_as_a_column_alone(part: str) -> None:
    with pytest.raises(UsageError, match="there is no field violated"):
        parse("mine", f'title = "x"\n{part}\n')


def test_a_layout_may_name_such_a_column(con: "DuckDBPyConnection", tmp_path: Path) -> None:
    layout = parse("mine", 'title = "x"\n[columns]\ndecision_no = ["号"]\nviolated = ["触犯"]\nbasis_text = ["罚则"]\n')
    put(con, tmp_path, "号,触犯,罚则", "1号,《价格法》第十三条,《价格法》第四十二条", layout=layout)
    assert cited_by(con, "1号") == [("《价格法》第十三条", VIOLATED), ("《价格法》第四十二条", PENALTY)]
