import pytest

from cases.text.numerals import LARGEST, read_number, write_chinese


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("十", 10, id="ten without a digit before it"),
        pytest.param("十四", 14, id="the commonest form"),
        pytest.param("二十", 20, id="no digit behind"),
        pytest.param("一百一十", 110, id="one before ten is written inside a number"),
        pytest.param("一百零五", 105, id="a gap is marked"),
        pytest.param("一〇五", 105, id="digits in place, circle for zero"),
        pytest.param("一千零一", 1001, id="two places skipped"),
        pytest.param("九千九百九十九", 9999, id="the largest"),
        pytest.param("两百", 200, id="the spoken two"),
        pytest.param("120", 120, id="Arabic"),
        pytest.param("１２０", 120, id="full-width"),
    ],
)
def test_numbers_are_read(text: str, number: int) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("零", id="no article has the number zero"),
        pytest.param("十百", id="units in the wrong order"),
        pytest.param("二三十", id="two digits before one unit"),
        pytest.param("零十", id="zero tens"),
        pytest.param("12345", id="beyond the largest"),
        pytest.param("-5", id="a sign"),
        pytest.param("条", id="no digit at all"),
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(text) is None


FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
IN_PLACE = str.maketrans("0123456789", "〇一二三四五六七八九")
CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
TRADITIONAL_CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹貳叁肆伍陸柒捌玖拾佰仟")
SPOKEN = str.maketrans("二", "两")


def test_every_number_survives_its_writings() -> None:
    for number in range(1, LARGEST + 1):
        arabic, chinese = str(number), write_chinese(number)
        written = [
            chinese,
            arabic,
            *(arabic.translate(writing) for writing in (FULL_WIDTH, IN_PLACE)),
            *(chinese.translate(writing) for writing in (CAPITALS, TRADITIONAL_CAPITALS, SPOKEN)),
        ]
        assert {read_number(text) for text in written} == {number}, written


@pytest.mark.parametrize(("text", "number"), [("㈠", 1), ("㈩", 10), ("①", 1), ("⑳", 20), ("⑴", 1), ("⒇", 20)])
def test_enclosed_numbers_are_read(text: str, number: int) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [(10, "十"), (11, "十一"), (101, "一百零一"), (110, "一百一十"), (1010, "一千零一十"), (2005, "二千零五")],
)
def test_numbers_are_written_as_statutes_print_them(number: int, text: str) -> None:
    assert write_chinese(number) == text
