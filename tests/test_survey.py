"""One pass over the bytes of a text finds the same as many, wherever its chunks begin."""

import hashlib
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.loading.survey import LONGEST_LINE, Survey, surveyed

PIECES = st.sampled_from(
    [b"a", "价".encode(), "𠮷".encode(), "价".encode()[:2], "价".encode("gb18030"), b"\xff", b" ", b"\n", b"\r\n", b"\r", b"\0"]
)  # fmt: skip


def survey_of(*chunks: bytes) -> Survey:
    """Return what is found in a text that comes in these chunks."""
    found = Survey()
    assert list(surveyed(chunks, found)) == [*chunks]
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("编号,价\n1,价\n".encode(), {"is_utf8"}, id="UTF-8"),
        pytest.param("编号,价\n".encode("gb18030"), set(), id="GB18030 is no UTF-8"),
        pytest.param("价".encode()[:2], set(), id="half a character at the end"),
        pytest.param("价".encode()[:2] + b"\n", set(), id="half a character inside"),
        pytest.param(b"a\0b", {"is_utf8", "has_nul"}, id="a NUL byte"),
        pytest.param(b"a\r\nb\r\n", {"is_utf8"}, id="Windows line ends"),
        pytest.param(b"a\r\nb\n", {"is_utf8", "is_mixed"}, id="both line ends"),
        pytest.param(b"a\n\nb\n", {"is_utf8", "has_blank_lines"}, id="an empty line between"),
        pytest.param(b"a\n \t\nb\n", {"is_utf8", "has_blank_lines"}, id="a line of blanks between"),
        pytest.param(b"a\r\n\r\nb\r\n", {"is_utf8", "has_blank_lines"}, id="an empty line of Windows"),
        pytest.param(b"\n\na\nb", {"is_utf8", "has_blank_lines"}, id="empty lines above"),
        pytest.param(b"a\nb\n", {"is_utf8"}, id="the line end at the end is no line"),
        pytest.param(b"a\nb\n\n \n\t", {"is_utf8"}, id="blank lines at the end move no row"),
        pytest.param(b"a\n\n \nb\n\n", {"is_utf8", "has_blank_lines"}, id="between and at the end"),
        pytest.param(b"", {"is_utf8"}, id="nothing"),
    ],
)
def test_what_a_text_is(text: bytes, found: set[str]) -> None:
    survey = survey_of(text)
    names = ("is_utf8", "has_nul", "is_mixed", "has_blank_lines")
    assert {name for name in names if getattr(survey, name)} == found
    assert survey.digest == hashlib.sha256(text).hexdigest()


@given(st.lists(PIECES, max_size=12).map(b"".join), st.lists(st.integers(1, 40), max_size=6))
def test_chunks_may_begin_anywhere(text: bytes, cuts: list[int]) -> None:
    """But for lengths, which are known of what is longer than a chunk."""
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    chunks = [text[start:end] for start, end in pairwise(edges)]
    bytewise = [text[place : place + 1] for place in range(len(text))]
    one, *others = (
        replace(survey_of(*parts), longest=0, blank=0, most_blank=0) for parts in ([text], chunks, bytewise)
    )
    assert others == [one, one]


@given(st.lists(PIECES, max_size=12).map(b"".join))
def test_utf8_is_what_python_reads_as_such(text: bytes) -> None:
    try:
        text.decode()
    except UnicodeDecodeError:
        assert not survey_of(text).is_utf8
    else:
        assert survey_of(text).is_utf8


@pytest.mark.parametrize(
    ("chunks", "longest"),
    [
        pytest.param((b"abcdef", b"g"), 7, id="over a chunk"),
        pytest.param((b"a\nbc", b"def", b"gh\n"), 7, id="over three"),
        pytest.param((b"abc\ndef", b"ghi\n"), 6, id="behind another"),
        pytest.param((b"abc", b"\n", b"defghi"), 6, id="a line end alone"),
        pytest.param((b"a\nlonger\nb",), 1, id="within a chunk it is shorter than any that matters"),
    ],
)
def test_the_longest_line_is_known(chunks: tuple[bytes, ...], longest: int) -> None:
    assert survey_of(*chunks).longest == longest


def test_room_is_made_for_the_longest_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cases.loading.survey.ROOM", 6)
    assert [survey_of(b"abc", b"def" + more).room for more in (b"", b"g")] == [6, LONGEST_LINE]


@pytest.mark.parametrize(
    ("chunks", "blank"),
    [
        pytest.param((b"a\n\n\n", b"b"), 0, id="within a chunk"),
        pytest.param((b"a\n", b"\n\n", b"\r\n ", b"b", b"\n"), 5, id="two chunks of them"),
    ],
)
def test_the_most_blank_lines_on_end_are_known(chunks: tuple[bytes, ...], blank: int) -> None:
    assert survey_of(*chunks).most_blank == blank
