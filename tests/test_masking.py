"""Natural persons: whose names are masked, and that no output shows them unless asked."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cases import record, store
from cases.engines.duck import Duck
from cases.loading import Outcome
from cases.resources import sql
from tests.accuracy import tabled
from tests.conftest import Done, load_file, write_cases
from tests.tables import each

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Put = Callable[..., Outcome]
Run = Callable[..., Done]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """How every party of the table shows, without the numbers of equal masks."""
    with store.writing(None) as con:
        parties = (
            {"case_id": row["reason"], "party": row["party"], "party_kind": row["party_kind"] or None}
            for row in tabled("names")
        )
        load_file(con, write_cases(tmp_path_factory.mktemp("names"), *parties))
        found = con.execute("select case_id, masked(party, person, mask_of(person)) from cases").fetchall()
        return dict(found)


@each("names")
def test_every_party(shown: dict[str, str], row: dict[str, str]) -> None:
    assert shown[row["reason"]] == row["wanted"].strip()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("当事人施小明销售口罩", "当事人施某某销售口罩", id="the party by name"),
        pytest.param("身份证号330102199001011234。", "身份证号***。", id="identity card"),
        pytest.param("身份证33010219900101123X", "身份证***", id="identity card that ends in X"),
        pytest.param("电话13812345678", "电话***", id="telephone"),
        pytest.param("法定代表人：李大红，女", "法定代表人：李某某，女", id="legal representative"),
        pytest.param("消费者王甲乙，投诉", "消费者王某某，投诉", id="consumer"),
        pytest.param("商品条码6901234567892", "商品条码6901234567892", id="a bar code is no telephone"),
        *(
            pytest.param(words, words, id=words)
            for words in (
                "经营者应当明码标价",
                "侵害消费者权益案",
                "损害消费者利益。",
                "业主权益；",
                "消费者充值，",
                "经营者明知，",
                "经营者高价，",
                "举报人应当，",
                "业主关心的",
                "消费者相信，",
                "经营者单位。",
                "消费者方便，",
                "统一社会信用代码913301021430000001",
                "当事人经营，",
                "当事人明知，",
                "当事人高价销售",
                "当事人张贴的",
                "当事人陈述称，",
                "当事人施工，",
                "当事人许诺从",
                "当事人曾因",
                "当事人王记店的",
                "当事人第五次销售",
                "订单号330102199013011234",
            )
        ),
        *(
            pytest.param(words, shown, id=words)
            for words, shown in (
                ("法定代表人王建国到场", "法定代表人王某某到场"),
                ("经营者李大勇对上述事实", "经营者李某某对上述事实"),
                ("负责人  王建国，", "负责人  王某某，"),
                ("法定代表人（王建国）", "法定代表人（王某某）"),
                ("店主王 建国称", "店主王某某称"),
                ("当事人王伟在路边", "当事人王某某在路边"),
                ("当事人欧阳大明销售", "当事人欧阳某某销售"),
                ("当事人：张大红，", "当事人：张某某，"),
                ("电话13812345678,13912345678", "电话***,***"),
                ("电话138-1234-5678", "电话***"),
            )
        ),
        pytest.param("代码91330102MA2ABCDE1X", "代码91330102MA2ABCDE1X", id="a credit code is no identity card"),
    ],
)
def test_texts_are_masked(con: "DuckDBPyConnection", put: Put, text: str, shown: str) -> None:
    put({"party": "施小明", "party_kind": "自然人", "facts": text, "title": text, "penalty_text": text})
    assert con.execute("select facts, title, penalty_text from masked_cases").fetchall() == [(shown,) * 3]
    assert con.execute("select facts from cases").fetchall() == [(text,)]


def person(name: str, **more: Any) -> dict[str, Any]:
    return {"party": name, "party_kind": "natural_person", **more}


def masks(con: "DuckDBPyConnection") -> list[tuple[str, str]]:
    return con.execute("select distinct person, person_mask from cases where person is not null order by 2").fetchall()


def test_equal_masks_get_a_number_that_stays(con: "DuckDBPyConnection", put: Put) -> None:
    put(person("施小明"), person("施大伟"), person("施小明"), person("李红"))
    first = [("施小明", "施某某"), ("施大伟", "施某某（2）"), ("李红", "李某某")]
    assert masks(con) == first
    put({"case_id": "later", **person("施甲")}, {"case_id": "again", **person("施大伟")})
    assert masks(con) == [*first[:2], ("施甲", "施某某（3）"), first[2]]


def test_a_name_that_the_source_masked_keeps_its_mask_apart(con: "DuckDBPyConnection", put: Put) -> None:
    put(person("施某某"), person("施小明"))
    assert con.execute("select party from masked_cases order by case_id").fetchall() == [("施某某",), ("施某某（2）",)]


def test_groups_are_made_before_masking(con: "DuckDBPyConnection", put: Put) -> None:
    from cases.reports import find, run
    from cases.selection import Selection

    put(person("施小明"), person("施大伟"), person("施小明"), person("王某"), person("王某"))
    found = run(Duck(con), *find("summary", "party"), Selection())
    assert [(row[0], row[1]) for row in found.rows] == [("施某某", 2), ("施某某（2）", 1), (None, 2)]
    found = run(Duck(con), *find("summary", "party"), Selection(unmask=True))
    assert [row[0] for row in found.rows] == ["施小明", "施大伟", None]


@pytest.mark.parametrize(
    ("again", "party", "facts"),
    [
        pytest.param({"party": "施某某", "facts": "施某某卖口罩"}, "施小明", "施小明卖口罩", id="what an export shows"),
        pytest.param({"party": "施**", "facts": "另一事实"}, "施小明", "另一事实", id="a mask of another source"),
        pytest.param(
            {"party": "施大明", "facts": "施小明卖口罩"}, "施大明", "施小明卖口罩", id="another name replaces"
        ),
    ],
)
def test_a_mask_never_replaces_a_name(
    con: "DuckDBPyConnection", put: Put, again: dict[str, str], party: str, facts: str
) -> None:
    put(person("施小明", facts="施小明卖口罩"))
    put({**person(""), **again})
    assert con.execute("select party, facts from cases").fetchall() == [(party, facts)]


def test_an_export_that_is_loaded_again_changes_nothing(cases: Run, tmp_path: Path) -> None:
    row = person("施小明", case_id="a", title="施小明案", facts="施小明，电话13812345678", decided_on="2023-01-02")
    (tmp_path / "a.jsonl").write_text(json.dumps(row, ensure_ascii=False), "utf-8")
    cases("load", "a.jsonl")
    assert cases("export", "-o", "out.xlsx").code == 0
    assert "1 unchanged" in cases("load", "out.xlsx").err


@pytest.mark.parametrize(
    ("party", "facts"),
    [
        pytest.param("施小明、王建国", "施小明摆摊，王建国帮忙", id="two, parted by a mark"),
        pytest.param("施小明/王建国", "施小明摆摊，王建国帮忙", id="by a stroke"),
        pytest.param("施小明 王建国", "施小明摆摊，王建国帮忙", id="by a blank"),
        pytest.param("施小明与王建国", "施小明摆摊，王建国帮忙", id="by a word"),
        pytest.param("施小明等3人", "施小明等三人摆摊", id="and others"),
        pytest.param("施小明，男，汉族", "施小明摆摊", id="with what he is"),
        pytest.param("当事人：施小明", "施小明摆摊", id="behind a label"),
        pytest.param("上城区施记水果店（施小明）", "施小明摆摊", id="behind the name of the shop"),
        pytest.param("施 小 明", "施小明摆摊", id="with blanks inside"),
    ],
)
def test_each_person_of_a_cell_is_masked(con: "DuckDBPyConnection", put: Put, party: str, facts: str) -> None:
    put(person(party, facts=facts))
    ((shown_party, shown_facts),) = con.execute("select party, facts from masked_cases").fetchall()
    assert "小明" not in shown_party + shown_facts
    assert "建国" not in shown_party + shown_facts
    assert "施某某" in shown_party
    assert "施某某" in shown_facts


@pytest.mark.parametrize(
    ("party", "shown"),
    [
        pytest.param("莫小红；莫小明", "莫某某；莫某某", id="two persons"),
        pytest.param("莫小红/王建国,李大力", "莫某某/王某某,李某某", id="three, by other marks"),
        pytest.param("彭志强（法定代表人)", "彭某某（法定代表人)", id="with an office, in brackets of two kinds"),
        pytest.param("流动摊贩张建国", "流动摊贩张某某", id="behind a trade"),
        pytest.param("张建国（流动摊贩）", "张某某（流动摊贩）", id="before it"),
        pytest.param("张建国夫妇", "张某某夫妇", id="with the spouse"),
        pytest.param("1.张建国", "1.张某某", id="behind a number"),
        pytest.param("张建国330102199001011234", "张某某***", id="before an identity number"),
        pytest.param("大润发/永辉", "大润发/永辉", id="brands"),
        pytest.param("张江高科、金桥股份", "张江高科、金桥股份", id="companies in short"),
    ],
)
def test_a_person_is_masked_whose_kind_nobody_told(con: "DuckDBPyConnection", put: Put, party: str, shown: str) -> None:
    put({"party": party})
    assert con.execute("select party from masked_cases").fetchall() == [(shown,)]


def test_an_update_that_forgets_the_kind_unmasks_nobody(con: "DuckDBPyConnection", put: Put) -> None:
    put(person("扎西次仁", facts="扎西次仁卖鞋"))
    put({"party": "扎西次仁", "facts": "扎西次仁卖鞋"})
    assert con.execute("select party, facts from masked_cases").fetchall() == [("扎某某", "扎某某卖鞋")]


def test_masks_of_another_database_put_no_wrong_name(con: "DuckDBPyConnection", put: Put) -> None:
    """There the second case was alone and shows as 王某某, which is another person's mask here."""
    put(person("王小明", facts="王小明卖鞋"), person("王大明", facts="王大明卖鞋"))
    put({"case_id": "c2", "title": "案2", **person("王某某", facts="王某某卖鞋")})
    assert con.execute("select party, facts from cases where case_id = 'c2'").fetchall() == [("王大明", "王大明卖鞋")]
    put({"case_id": "c2", "title": "案2", **person("王某某（2）", facts="王某某（2）卖鞋（已核）")})
    assert con.execute("select facts from cases where case_id = 'c2'").fetchall() == [("王大明卖鞋（已核）",)]


SECRETS = ("施小明", "13812345678", "330102199001011234")


def secret_rows() -> str:
    """One row that loads with a warning and one that is refused, both naming a person."""
    facts = "施小明，身份证号330102199001011234，电话13812345678"
    kept = person(
        "施小明", case_id="a", title="施小明案", facts=facts, party_role="施小明的店", decided_on="2023-01-02"
    )
    refused = person("施小明", case_id="b", title="施小明又一案", facts=facts, decided_on="某日")
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in (kept, refused))


@pytest.mark.parametrize(
    "command",
    [
        ("report", "list"),
        ("report", "list", "--format", "json"),
        ("report", "summary", "--by", "party"),
        ("report", "findings", "--format", "csv"),
        ("show", "a"),
        ("show", "a", "--format", "json"),
        ("sql", "from cases"),
        ("sql", "from findings"),
        ("export", "-o", "out"),
        ("load", "a.jsonl", "--rejects", "refused.jsonl"),
        ("load", "a.jsonl", "--rejects", "refused.csv"),
    ],
    ids=" ".join,
)
def test_no_output_shows_a_person(cases: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "a.jsonl").write_text(secret_rows(), "utf-8")
    loaded = cases("load", "a.jsonl")
    assert "1 row refused" in loaded.err
    done = cases(*command)
    assert done.code == 0, done.err
    written = [path for path in tmp_path.rglob("*") if path.suffix in (".csv", ".jsonl") and path.name != "a.jsonl"]
    shown = done.out + done.err + loaded.err + "".join(path.read_text("utf-8") for path in written)
    assert not [secret for secret in SECRETS if secret in shown]
    open_done = cases(*command, "--unmask")
    written = [path for path in tmp_path.rglob("*") if path.suffix in (".csv", ".jsonl") and path.name != "a.jsonl"]
    assert "施小明" in open_done.out + open_done.err + "".join(path.read_text("utf-8") for path in written)


def test_a_name_in_escapes_is_masked_among_refused_rows(cases: Run, tmp_path: Path) -> None:
    row = person("施小明", case_id="b", title='施小明的"案"', decided_on="某日")
    (tmp_path / "a.jsonl").write_text(json.dumps(row), "utf-8")
    cases("load", "a.jsonl", "--rejects", "r.jsonl")
    kept = json.loads((tmp_path / "r.jsonl").read_text("utf-8"))
    assert (kept["party"], kept["title"]) == ("施某某", '施某某的"案"')


def test_a_name_that_an_update_takes_away_stays_masked(cases: Run, tmp_path: Path) -> None:
    for row in (
        person("施小明", case_id="a", title="甲案"),
        {"case_id": "a", "title": "甲案"},
    ):
        (tmp_path / "a.jsonl").write_text(json.dumps(row, ensure_ascii=False), "utf-8")
        said = cases("load", "a.jsonl").err
    assert "施某某" in said
    assert "施小明" not in said


def test_refused_rows_say_that_they_are_masked(cases: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(secret_rows(), "utf-8")
    assert "natural persons are masked in the refused rows" in cases("load", "a.jsonl", "--rejects", "r.csv").err
    assert "masked" not in cases("load", "a.jsonl", "--rejects", "r.csv", "--unmask").err


def test_the_database_knows_which_columns_held_personal_data(cases: Run, tmp_path: Path) -> None:
    text = "行政相对人名称,证件号码,行政处罚决定书文号,处罚决定日期,处罚机关\n施小明,330102199001011234,1号,2023-01-02,甲局\n"
    (tmp_path / "n.csv").write_text(text, "utf-8")
    cases("load", "n.csv", "--layout", "publicity-2018-natural")
    assert cases("loads", "--format", "json").rows()[0]["personal_columns"] == "证件号码"
    assert b"330102199001011234" not in (tmp_path / "cases.duckdb").read_bytes()


def test_a_person_in_the_name_of_a_file_is_kept_masked(cases: Run, tmp_path: Path) -> None:
    name = "关于施小明的决定.jsonl"
    for fine in (100, 100, 200):
        row = json.dumps(person("施小明", case_id="a", fine_yuan=fine), ensure_ascii=False)
        (tmp_path / name).write_text(row, "utf-8")
        cases("load", name)
    assert {row["source_file"] for row in cases("loads", "--format", "json").rows()} == {"关于施某某的决定.jsonl"}
    assert cases("report", "findings", "--format", "json").rows() == [], "it is the same file each time"
    assert "施小明".encode() not in cases("sql", "from loads", "--unmask").out.encode()


@pytest.mark.parametrize("layout", ["auto", "native"])
def test_personal_columns_are_never_read_nor_written(cases: Run, tmp_path: Path, layout: str) -> None:
    heading = "案件编号,案件名称,当事人,处罚决定日期,联系电话,身份证号"
    text = f"{heading}\na,甲案,甲店,2023-01-02,13812345678,330102199001011234\nb,乙案,乙店,某日,13812345678,330102199001011234\n"
    (tmp_path / "p.csv").write_text(text, "utf-8")
    done = cases(
        "load", "p.csv", "--rejects", "r.csv", "--unmask", *(["--layout", layout] if layout == "native" else [])
    )
    assert "personal data, not read and not stored: 联系电话, 身份证号" in done.err
    assert "13812345678" not in done.err + (tmp_path / "r.csv").read_text("utf-8")


def test_a_filter_finds_a_person_by_name(con: "DuckDBPyConnection", put: Put) -> None:
    from cases.reports import find, run
    from cases.selection import select

    put(person("施小明"), person("李红"))
    assert [row[1] for row in run(Duck(con), *find("list"), select(party=["施小"])).rows] == ["施某某"]


def test_the_view_of_users_masks_what_reports_mask() -> None:
    assert (
        tuple(re.findall(r"^    masked\((\w+), person, person_mask\) as \1\b", sql("views/masked_cases"), re.M))
        == record.MASKED
    )
