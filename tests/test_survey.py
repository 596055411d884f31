"""One pass over the bytes of a text finds the same as many, wherever its chunks begin."""

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.loading.survey import Survey, surveyed

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
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    chunks = [text[start:end] for start, end in pairwise(edges)]
    assert survey_of(*chunks) == survey_of(text)
    assert survey_of(*(text[place : place + 1] for place in range(len(text)))) == survey_of(text)


@given(st.lists(PIECES, max_size=12).map(b"".join))
def test_utf8_is_what_python_reads_as_such(text: bytes) -> None:
    try:
        text.decode()
    except UnicodeDecodeError:
        assert not survey_of(text).is_utf8
    else:
        assert survey_of(text).is_utf8


@pytest.mark.parametrize(
    ("chunks", "too_long"),
    [
        pytest.param((b"abcdef", b"g"), True, id="over a chunk"),
        pytest.param((b"a\nbc", b"def", b"gh\n"), True, id="over three"),
        pytest.param((b"abc\ndef", b"ghi\n"), False, id="as long as may be"),
        pytest.param((b"abc", b"\n", b"defghi"), False, id="a line end alone"),
    ],
)
def test_a_line_may_be_too_long(chunks: tuple[bytes, ...], too_long: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cases.loading.survey.LONGEST_LINE", 6)
    assert survey_of(*chunks).is_too_long == too_long
