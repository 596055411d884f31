"""JSON Lines by either way of reading: the same rows, and nothing that only reading line by line can tell goes unseen."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cases.loading import jsonforms
from cases.loading.rows import open_rows
from cases.loading.sources import opened

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PLAIN = '{"case_id":"a","title":"t","facts":"x"}'


@pytest.mark.parametrize(
    ("lines", "by_line"),
    [
        pytest.param([PLAIN], False, id="an object"),
        pytest.param([PLAIN, '{"title":"t","party":1.10}'], False, id="other keys in another order"),
        pytest.param([PLAIN, '{"title":"[a] {b}"}'], False, id="brackets inside a text are no structure"),
        pytest.param(
            [PLAIN, '{"penalties":["fine"],"prices":[{"product":"p"}]}'], False, id="lists where lists belong"
        ),
        pytest.param([PLAIN, '{"facts":{"a":1}}'], True, id="an object for a text"),
        pytest.param([PLAIN, '{"p\\u0061rty" : \t[1]}'], True, id="a list for a text, under an escaped key"),
        pytest.param([PLAIN, "{broken"], True, id="no JSON"),
        pytest.param([PLAIN, "[1]"], True, id="a list"),
        pytest.param([PLAIN, "null"], True, id="nothing"),
        pytest.param([PLAIN, "{}"], True, id="an object without keys"),
        pytest.param([PLAIN, "", PLAIN], True, id="a blank line, which is counted"),
        pytest.param([PLAIN, '{"title":"t","title":"u"}'], True, id="a key twice"),
        pytest.param([PLAIN, '{"_note":"t","_Note":"u"}'], True, id="a key in two writings, which a table cannot hold"),
    ],
)
def test_lines_are_read_as_text_where_they_must(
    con: "DuckDBPyConnection", tmp_path: Path, lines: list[str], by_line: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    with opened(str(path)) as source:
        rows = open_rows(con, source)
        assert rows.has_lines == by_line
        query = f"select {', '.join(f'c{number + 1}' for number in range(len(rows.headings)))} from raw"
        found = con.execute(query).fetchall()
        monkeypatch.setattr(jsonforms, "regular", lambda *_: None)
        assert open_rows(con, source).headings == rows.headings
        assert con.execute(query).fetchall() == found
