"""The same reports on Spark: on a real cluster of a master and two workers, every one of them, cell by cell."""

import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from cases import lake, reference, reports, schema, store
from cases.engines import Engine, session
from cases.engines.duck import Duck
from cases.engines.opening import opened
from cases.errors import DatabaseError, UsageError
from cases.loading.cluster import check, check_target
from cases.loading.plan import Plan
from cases.selection import Selection, select
from cases.similar import similar
from tests.benchmark.files import Kind
from tests.benchmark.generator import generate
from tests.cluster import Cluster, free_port, need_java, replaced, running
from tests.conftest import ENVIRONMENT, SAMPLE_FILE, content, interruptible, load_file
from tests.sameness import differences
from tests.test_reports import ALL_FILTERS, asked, combinations

ROWS = 5_000
AT_ONCE = 3
TOLD = {"party_code": "91330100MA2AXXXX1K", "party": "甲药房有限公司", "status": "decided", "decided_on": "2023-02-06"}
HARD: list[dict[str, Any]] = [
    {**TOLD, "case_id": "r1", "decision_no": "甲1", "fine_yuan": "50000", "source_title": "甲报"},
    {**TOLD, "case_id": "r2", "decision_no": "甲2", "fine_yuan": "70000.55", "decided_on": "2022-02-28"},
    {**TOLD, "case_id": "r3", "fine_yuan": "50000", "source_title": "乙报", "party_code": None},
    {**TOLD, "case_id": "r4", "fine_yuan": "50000", "same_as": "r1"},
    {"case_id": "p1", "party": "施小明、王 建国", "party_kind": "natural_person", "fine_yuan": "300", "decided_on": "1899-12-31",
     "facts": "施小明与王建国，证号330102199001011234，电话13800138000，法定代表人：李红，店主张三称不知情。"},
    {"case_id": "p2", "party": "施某某", "party_kind": "natural_person", "fine_yuan": "0", "penalties": "警告", "published_on": "2023-01-01"},
    {"case_id": "m1", "status": "decided", "fine_yuan": "1.00", "discretion": "lenient;mitigated", "decided_on": "2024-02-29"},
    {"case_id": "m2", "status": "decided", "fine_yuan": "1.01", "discretion": "lenient", "found_on": "2024-01-01", "decided_on": "2024-01-31"},
    {"case_id": "m3", "status": "withdrawn", "fine_yuan": "9"},
    {"case_id": "m4", "status": "proposed", "fine_yuan": "9", "agency": "鼓楼区市场监管局", "province": "江苏省", "city": "南京市"},
    {"case_id": "q1", "fine_yuan": "205.03", "status": "decided", "sales_yuan": "10", "illegal_gains_yuan": "20.50", "combined_yuan": None,
     "confiscated_gains_yuan": "30", "decided_on": "2023-04-05",
     "prices": [{"product": "口罩", "unit": "只", "purchase_price": "0.3", "sale_price": "1", "quantity_sold": "12", "stated_markup_pct": "233"},
                {"product": "=口罩", "unit": "盒", "purchase_unit": "只", "purchase_price": "3", "sale_price": "7", "prior_sale_price": "6"}]},
    {"case_id": "bare"},
]  # fmt: skip
"""What is rare among generated cases: parties again, persons and numbers to mask, halves of a cent, sums that do not fit."""
CHOICES: Sequence[tuple[str, str | None, Selection]] = (
    ("statutes", None, Selection(level="paragraph", concordance=True)),
    ("list", None, Selection(unmask=True)),
    ("fines", "month", Selection(date="published")),
    ("markup", None, select(over="100")),
    ("trend", "month", select(since=ALL_FILTERS.filters["since"])),
    ("bands", None, select(assume=["no-gains", "small-base"])),
    ("top", None, Selection(top=3, status=("proposed", "decided"))),
)
"""Options that change the SQL."""
CONCEALED = (
    "证号330102199001011234。",
    "a330102199001011234",
    "法定代表人：李红",
    "经营者欧阳大伟称",
    "店主 张三\v于",
    "[甲〔2023〕 7】号\u000b",
    "Ａ　Ｂ\\ $1",
    "x\ny",
    "施**",
    "",
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files that are loaded."""
    need_java()
    folder = tmp_path_factory.mktemp("spark")
    generate(folder, ROWS, Kind("csv")).rename(folder / "generated.csv")
    (folder / "hard.jsonl").write_text("".join(json.dumps(case, ensure_ascii=False) + "\n" for case in HARD), "utf-8")
    return folder


@pytest.fixture(scope="module")
def duck(place: Path) -> Iterator[Duck]:
    """Return the database, of which there is a lake, lake/."""
    with store.writing(place / "cases.duckdb") as con:
        load_file(con, SAMPLE_FILE, is_sample=True)
        for name in ("generated.csv", "hard.jsonl"):
            load_file(con, place / name)
        lake.export(con, place / "lake", schema.VERSION)
        yield Duck(con)


@pytest.fixture(scope="module")
def cluster(place: Path) -> Iterator[Cluster]:
    """Lend a cluster whose settings are those of this process as well."""
    folder = place / "cluster"
    folder.mkdir()
    with running(folder) as found, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_CONF_DIR", str(found.settings))
        yield found


@pytest.fixture
def spark(place: Path, duck: Duck, cluster: Cluster) -> Iterator[Engine]:
    """Lend Spark over the lake."""
    with opened(place / "lake", "spark", cluster.master) as engine:
        yield engine


def composed(name: str, by: str | None, chosen: Selection) -> tuple[str, dict[str, Any]]:
    return reports.compose(*asked(name, by), chosen)


def compared(duck: Duck, spark: Engine, query: str, parameters: dict[str, Any]) -> list[str]:
    """Return where DuckDB and Spark answer a query differently."""
    return differences(duck.arrow(query, parameters), spark.arrow(query, parameters))


def test_every_report_is_the_same(duck: Duck, spark: Engine) -> None:
    queries = {(name, by): composed(name, by, Selection()) for name, by in combinations()}
    queries |= {
        (name, "--detail"): reports.compose(*reports.find(name, detail=True), Selection())
        for name in (one.removesuffix(".detail") for one in reports.variants() if ".detail" in one)
    }
    answers = {key: duck.arrow(*query) for key, query in queries.items()}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = pool.map(lambda key: differences(answers[key], spark.arrow(*queries[key])), queries)
    assert {key: found for key, found in zip(queries, told, strict=True) if found} == {}
    assert all(answers[name, None].num_rows for name in ("repeat", "duplicates", "consistency", "findings"))


def test_filters_options_and_what_stands_beside_a_report_are_the_same(place: Path, duck: Duck, spark: Engine) -> None:
    first = {name: (name, by, ALL_FILTERS) for name, by in reversed(list(combinations()))}
    for name, by, chosen in (*first.values(), *CHOICES):
        one, other = (reports.run(engine, *asked(name, by), chosen) for engine in (duck, spark))
        assert (one.title, one.note) == (other.title, other.note), name
        assert compared(duck, spark, *reports.compose(*asked(name, by), chosen)) == [], name
    assert list(other.rows) == list(one.rows)
    assert one.count and other.count and one.count() == other.count() == 3
    for case in ("samr-2023-b6-2", "r1", "bare"):
        one, other = (similar(engine, case, Selection(), least=5, most=5) for engine in (duck, spark))
        assert (one.note, one.rows) == (other.note, other.rows), case
    texts = ", ".join("('" + text.replace("'", "''") + "')" for text in CONCEALED)
    shown = "masked(x, '张三、李红', '张某、李某') as a, concealed(x) as b, guarded(x) as c, normal_text(x) as d, is_masked(x) as e"
    assert compared(duck, spark, f"select {shown} from (values {texts}) as told (x) order by x", {}) == []

    own = {
        name: rows[:200] for name, rows in reference.tables().items() if name in ("penalty_bands", "band_provisions")
    }
    with store.reading(place / "lake") as con:
        for engine in (Duck(con), spark):
            engine.replace(own)
        assert compared(Duck(con), spark, *composed("multiples", "type", Selection())) == []


def command(cluster: Cluster | None, *arguments: str, cwd: Path, **environment: str) -> subprocess.Popen[str]:
    """Start the command line, on a cluster if there is one."""
    master = ("--master", cluster.master) if cluster else ()
    settings = {"SPARK_CONF_DIR": str(cluster.settings)} if cluster else {}
    return subprocess.Popen(
        [sys.executable, "-m", "cases", *arguments, "--engine", "spark", *master],
        cwd=cwd,
        env={**ENVIRONMENT, **settings, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=interruptible,
    )


def lose_a_worker(cluster: Cluster, number: int, started: int) -> None:
    """Kill a worker, once both have begun to work for an application, and start another in its place."""
    end = time.monotonic() + 120
    while len(cluster.executors()) < started + 2:
        assert time.monotonic() < end
        time.sleep(0.1)
    replaced(cluster, number)


def test_a_worker_lost_during_a_report(place: Path, duck: Duck, cluster: Cluster) -> None:
    report = ("report", "bands", "--format", "csv")
    before = len(cluster.executors())
    asking = command(cluster, *report, "--db", "lake", cwd=place)
    lose_a_worker(cluster, 0, before)
    out, err = asking.communicate(timeout=400)
    wanted = subprocess.run(
        [sys.executable, "-m", "cases", *report, "--db", "lake"],
        cwd=place,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (asking.returncode, out, err) == (0, wanted.stdout, wanted.stderr)


def test_files_are_loaded_by_workers_of_which_one_is_lost(place: Path, duck: Duck, cluster: Cluster) -> None:
    before = len(cluster.executors())
    files = ("--sample", "generated.csv", "hard.jsonl", "missing.csv")
    loading = command(cluster, "load", *files, "-o", "loaded", cwd=place)
    lose_a_worker(cluster, 1, before)
    out, err = loading.communicate(timeout=400)
    assert (loading.returncode, out) == (1, ""), "of four files one is missing"
    assert f"{SAMPLE_FILE.name} (native-en, utf-8): 8 rows; 8 inserted" in err
    assert err.splitlines()[-1].startswith("cases: error: ")
    assert {path.name for path in (place / "loaded").iterdir()} == {lake.MANIFEST, "load=1", "load=2", "load=3"}
    with store.reading(place / "loaded") as con:
        assert content(con) == content(duck.con)


@pytest.mark.parametrize(
    "begun", ["interrupted/.part-*", "temporary/cases-*/part.duckdb"], ids=["while Java starts", "while it works"]
)
def test_ctrl_c_ends_a_load_and_leaves_nothing(place: Path, duck: Duck, begun: str) -> None:
    (place / "temporary").mkdir(exist_ok=True)
    loading = command(None, "load", "generated.csv", "-o", "interrupted", cwd=place, TMPDIR=str(place / "temporary"))
    end = time.monotonic() + 60
    while not list(place.glob(begun)):
        assert time.monotonic() < end
        time.sleep(0.1)
    time.sleep(0.5)
    loading.send_signal(signal.SIGINT)
    out, err = loading.communicate(timeout=60)
    assert (loading.returncode, out) == (130, "")
    # pyspark warns of the pandas that a worker has, in one line and the source of it.
    said = re.sub(r"^.*FutureWarning: PySpark.*\n(  .*\n)?", "", err, flags=re.MULTILINE)
    assert said == ""
    assert not (place / "interrupted").exists()


def test_the_console_shows_nothing_of_sparks(place: Path, duck: Duck) -> None:
    asking = command(None, "report", "--db", "lake", "--format", "json", cwd=place)
    out, err = asking.communicate(timeout=200)
    assert json.loads(out)[0]["cases"] > ROWS
    assert err.startswith("5,0")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "environment", "code", "said"),
    [
        pytest.param(("--master", "http://x"), {}, 2, "is no address of a cluster", id="no master"),
        pytest.param(
            ("--master", f"spark://127.0.0.1:{free_port()}"), {}, 3, "no master answers at", id="nobody there"
        ),
        pytest.param(
            (), {"PATH": "/nowhere", "JAVA_HOME": ""}, 3, "needs Java, and there is none on the path", id="no Java"
        ),
        pytest.param((), {"JAVA_HOME": "/nowhere"}, 3, "there is none in /nowhere (JAVA_HOME)", id="no Java there"),
        pytest.param(("--db", "cases.duckdb"), {}, 3, "is a file, and Spark reads lakes", id="a database"),
        pytest.param(("--db", "full"), {}, 3, "is no lake of cases", id="a folder"),
        pytest.param(("--db", "nothing"), {}, 3, "is no folder of cases", id="nothing"),
    ],
)
def test_what_is_missing_is_told_in_a_line(
    tmp_path: Path, arguments: tuple[str, ...], environment: dict[str, str], code: int, said: str
) -> None:
    (tmp_path / "cases.duckdb").touch()
    (tmp_path / "full").mkdir()
    lake.made(tmp_path / "lake", schema.VERSION)
    began = time.monotonic()
    out, err = (
        asking := command(None, "report", "--db", "lake", *arguments, cwd=tmp_path, **environment)
    ).communicate()
    assert (asking.returncode, out, err.count("\n")) == (code, "", 1)
    assert said in err
    assert " Try: " in err
    assert time.monotonic() - began < 30


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "find_spec", lambda name: None)
    with pytest.raises(DatabaseError, match=r"not installed \(pyspark\).*") as raised:
        session.check("local[1]")
    assert 'pip install "enforcement-cases[spark]"' in str(raised.value)


def test_what_answers_and_is_no_master(monkeypatch: pytest.MonkeyPatch) -> None:
    need_java()
    monkeypatch.setattr(session, "PATIENCE", 6)
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"spark://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(DatabaseError, match="no master of Spark answers"), session.session(address):
            pass


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("spark", None, None), "loads into a lake", id="no lake"),
        pytest.param(("duckdb", Path("lake"), None), "-o has no meaning", id="a lake without Spark"),
        pytest.param(("duckdb", None, "local"), "--master has no meaning", id="a master without Spark"),
    ],
)
def test_a_lake_and_spark_go_together(arguments: tuple[str, Path | None, str | None], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        check_target(*arguments)


@pytest.mark.parametrize(
    "plan",
    [Plan(files=[]), Plan(files=["-"]), Plan(files=["x.csv"], rejects=Path("y.csv"))],
    ids=["nothing", "-", "rejects"],
)
def test_what_workers_do_not_load(plan: Plan) -> None:
    with pytest.raises(UsageError):
        check(plan)


def test_a_master_is_sparks(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--master has no meaning"), opened(tmp_path, "duckdb", "local"):
        pass
