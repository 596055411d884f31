"""What is installed: the wheel holds every SQL and data file, and works where no checkout is."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(place), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = place.glob("*.whl")
    return built


def test_the_wheel_holds_every_file(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("sql", "data"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file():
                assert f"cases/{path.relative_to(ROOT).as_posix()}" in names
    assert "cases/py.typed" in names
    assert not [name for name in names if name.startswith("tests")]


def test_it_works_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from cases import cli; cli.main()"
    for arguments in (["load", "--sample"], ["brief", "-o", "x.html"], ["report", "--by", "statute"]):
        done = subprocess.run(
            [sys.executable, "-I", "-c", code, str(tmp_path / "site"), *arguments],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
    assert "《价格法》第十四条第（三）项" in done.stdout.decode()
