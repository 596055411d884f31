"""Tables for people in windows of every width: wrapped, folded, upright; bars and colours."""

import io
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from cases.delivery import is_coloured
from cases.output import Result, write_stream
from cases.output.fitting import narrowed, wrapped
from cases.output.table import bar, bars

ANSI = re.compile("\033\\[[0-9]*m")


def lines(result: Result, width: int | None = None, **style: Any) -> list[str]:
    stream = io.BytesIO()
    write_stream(result, stream, "table", width, **style)
    return stream.getvalue().decode().splitlines()


@pytest.mark.parametrize(
    ("text", "width", "wanted"),
    [
        pytest.param("", 10, [], id="nothing"),
        pytest.param("哄抬价格", 8, ["哄抬价格"], id="fits to the column"),
        pytest.param("哄抬价格案", 8, ["哄抬价格", "案"], id="a Chinese character counts two"),
        pytest.param("案件数（件）", 8, ["案件数", "（件）"], id="a unit in brackets stays whole"),
        pytest.param("一二三，四五", 6, ["一二", "三，四", "五"], id="no line begins with a closing mark"),
        pytest.param("一二《价格法》", 6, ["一二", "《价格", "法》"], id="none ends with an opening one"),
        pytest.param("the fine is 50000.00", 8, ["the fine", "is", "50000.00"], id="words stay whole"),
        pytest.param("进价0.25元", 6, ["进价", "0.25元"], id="a number in Chinese stays whole"),
        pytest.param("abcdefgh", 3, ["abc", "def", "gh"], id="a word wider than the line is cut"),
    ],
)
def test_texts_wrap(text: str, width: int, wanted: list[str]) -> None:
    assert wrapped(text, width) == wanted
    assert all(wcwidth.width(line) <= width for line in wanted)


@given(st.text(st.sampled_from("价格法（）《》，。元% abc1.5"), max_size=40), st.integers(4, 20))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(wcwidth.width(line) <= width for line in lines)


def test_columns_are_narrowed_to_the_lowest_rows_and_fill_the_room() -> None:
    """Thirty and ten characters in 44 columns take two lines each, not three and one in columns alike."""
    texts = ["长" * 30, "短" * 10]
    assert narrowed([texts], ["甲", "乙"], 44) == [30, 12]
    assert narrowed([texts], ["甲", "乙"], 12) is None


GROUPS = Result(
    columns=("key", "fine_total_yuan", "cases"),
    rows=[("哄抬价格", Decimal("785158.74"), 3), ("虚假宣传", None, 0), (None, Decimal("20000.00"), 1)],
    headings=("违法行为类型", "载明罚款金额的案件罚款合计（元）", "案件数（件）"),
    title="标题",
    bar="cases",
)


@pytest.mark.parametrize("width", [40, 50, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_window(width: int) -> None:
    shown = lines(GROUPS, width)
    assert all(wcwidth.width(line) <= width for line in shown)
    assert any("785,158.74" in line for line in shown)
    assert sum(line.startswith("哄抬价格") for line in shown) == 1


def drawn(shown: Sequence[str]) -> list[str]:
    return ["".join(character for character in line if "▏" >= character >= "█") for line in shown]


@pytest.mark.parametrize(
    ("width", "longest"),
    [
        pytest.param(60, 30, id="headings wrap to make room"),
        pytest.param(200, 30, id="never longer than this"),
        pytest.param(None, 30, id="no window"),
    ],
)
def test_bars_are_scaled_to_the_window(width: int | None, longest: int) -> None:
    found = [one for one in drawn(lines(GROUPS, width)) if one]
    assert len(found) == 2
    assert 8 <= len(found[0]) <= longest
    assert len(found[1]) == -(-len(found[0]) // 3)


def test_bars_say_what_they_are_of_where_it_is_not_beside_them() -> None:
    """Between them and what they are of may stand a column of other figures."""
    columns, rows = ["key", "cases", "fine_yuan"], [["a", 3, 1], ["b", 1, 3]]
    beside = lines(Result(columns[:2], [row[:2] for row in rows], bar="cases"), 60)
    assert (beside[0].split(), beside[2].split()[-1][0]) == (["key", "cases"], "█")
    assert lines(Result(columns, rows, bar="cases"), 60)[0].split() == ["key", "cases", "fine_yuan", "cases"]
    narrow = lines(Result(columns, rows, bar="fine_yuan", headings=["k", "n", "a heading of several words"]), 40)
    assert max(map(len, narrow)) <= 40


def test_bars_are_no_part_of_data_and_may_be_left_out() -> None:
    assert not any(drawn(lines(GROUPS, 120, bars=False)))
    for form in ("csv", "md", "json"):
        stream = io.BytesIO()
        write_stream(GROUPS, stream, form)
        assert "█" not in stream.getvalue().decode()


@pytest.mark.parametrize(
    ("length", "wanted"),
    [(0, ""), (0.01, "▏"), (0.5, "▌"), (1, "█"), (2.25, "██▎"), (2.999, "███")],
)
def test_a_bar_is_drawn_in_eighths(length: float, wanted: str) -> None:
    assert bar(length) == wanted


@pytest.mark.parametrize(
    ("values", "room"),
    [
        pytest.param([0, 0], 40, id="nothing to draw"),
        pytest.param([1, 2], 7, id="no room"),
        pytest.param([], 40, id="no rows"),
    ],
)
def test_no_bars(values: list[int], room: int) -> None:
    assert bars(values, room) == []


FOUND = Result(("severity", "rule", "value"), [("error", "甲", "五千"), ("warning", "乙", "长" * 50)], title="Findings")


@pytest.mark.parametrize("result", [GROUPS, FOUND])
@pytest.mark.parametrize("width", [30, 60, 120])
def test_colours_change_nothing_but_colour(result: Result, width: int) -> None:
    plain, coloured = lines(result, width), lines(result, width, colour=True)
    assert [ANSI.sub("", line).rstrip() for line in coloured] == plain
    assert any(ANSI.search(line) for line in coloured)


def test_a_severity_has_its_colour() -> None:
    shown = lines(FOUND, 120, colour=True)
    assert any(line.startswith("\033[31merror\033[0m") for line in shown)
    assert any(line.startswith("\033[33mwarning\033[0m") for line in shown)


class Stream(io.StringIO):
    """A stream that is, or is not, a terminal."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("terminal", "environ", "wanted"),
    [
        pytest.param(True, {"TERM": "xterm"}, True, id="a terminal"),
        pytest.param(False, {"TERM": "xterm"}, False, id="a pipe"),
        pytest.param(True, {"TERM": "xterm", "NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param(True, {"TERM": "xterm", "NO_COLOR": ""}, True, id="an empty NO_COLOR is none"),
        pytest.param(True, {"TERM": "dumb"}, False, id="a terminal without colours"),
    ],
)
def test_colours_are_for_terminals_that_want_them(terminal: bool, environ: Mapping[str, str], wanted: bool) -> None:
    assert is_coloured(Stream(terminal), environ) == wanted
