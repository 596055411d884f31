"""A source that is stored a slice at a time, as large ones are, against the same in one."""

from pathlib import Path

import pytest

from cases import record, store
from cases.loading import slices
from cases.loading.progress import Progress
from tests.benchmark.files import Kind
from tests.benchmark.generator import generate
from tests.conftest import SAMPLE_FILE, load_file, rules, table

ROWS = 90
SLICE = 25
"""Rows: some cases of the sources stand in several slices, and the last slice is not full."""
OWN = ("load_id", "document", "manner", "source_file", "loaded_at")
"""What tells one load from another."""


def stored(files: list[Path]) -> list[object]:
    """Return what is stored after files were loaded one after the other, and what was said of them."""
    with store.writing(None) as con:
        said = [rules(load_file(con, file)) for file in files]
        return [said, *(table(con, name, without=OWN) for name in record.TABLES)]


@pytest.fixture
def in_several_rows(tmp_path: Path) -> Path:
    """Cases of which each stands in rows far apart; one is refused."""
    lines = [f"x-{number % 30},甲店{number % 30},口罩{number},1,{number + 2}" for number in range(ROWS)]
    path = tmp_path / "several.csv"
    path.write_text(
        "\n".join(["案件编号,当事人,商品名称（含规格）,购进价格（元）,销售价格（元）", *lines, "x-3,甲店3,纱布,1,x"]),
        "utf-8",
    )
    return path


@pytest.mark.parametrize(
    "kinds",
    [
        pytest.param([Kind()], id="a table of the template, some of its prices in prose"),
        pytest.param([Kind("native"), Kind("native", delta=True)], id="half of the second file is stored already"),
    ],
)
def test_slices_change_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kinds: list[Kind]) -> None:
    files = [SAMPLE_FILE, *(generate(tmp_path, ROWS, kind) for kind in kinds)]
    whole = stored(files)
    monkeypatch.setattr(slices, "ROWS", SLICE)
    assert stored(files) == whole


def test_a_case_in_several_slices(monkeypatch: pytest.MonkeyPatch, in_several_rows: Path) -> None:
    whole = stored([in_several_rows, in_several_rows])
    monkeypatch.setattr(slices, "ROWS", SLICE)
    assert stored([in_several_rows, in_several_rows]) == whole


def test_the_share_that_is_done_never_falls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Watched(Progress):
        def enter(self, step: str, con: object, part: tuple[float, float] = (0, 1)) -> None:
            super().enter(step, con, part)  # type: ignore[arg-type]
            reached.append(self.done())

    reached: list[float] = []
    monkeypatch.setattr(slices, "ROWS", SLICE)
    with store.writing(None) as con:
        load_file(con, generate(tmp_path, ROWS, Kind()), progress=Watched())
    assert len(reached) > ROWS // SLICE
    assert reached == sorted(reached)
    assert reached[-1] < 1
