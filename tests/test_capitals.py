"""Sums that are written in words and in digits. Worked out by hand; texts invented."""

from decimal import Decimal

import pytest

from cases.text.capitals import written_twice


@pytest.mark.parametrize(
    ("text", "words", "digits"),
    [
        pytest.param("罚款人民币伍万元整（¥50,000.00）", "50000", "50000.00", id="the form of decisions"),
        pytest.param("罚款伍万圆整(￥50000)", "50000", "50000", id="圆, brackets and sign of another keyboard"),
        pytest.param("罚款50000元（大写：伍万元整）", "50000", "50000", id="digits first"),
        pytest.param("罚款5万元（人民币伍万元整）", "50000", "50000", id="万 behind digits"),
        pytest.param("罚款人民币（大写）伍万元整（小写）¥50000元", "50000", "50000", id="both are named"),
        pytest.param("罚款人民币大写：叁仟元整，小写：3000元。", "3000", "3000", id="named, without brackets"),
        pytest.param("罚款三万元（30000.00元）", "30000", "30000.00", id="no capitals, words all the same"),
        pytest.param("罚款壹佰元陆角柒分（100.67元）", "100.67", "100.67", id="down to the fen"),
        pytest.param("罚款 人民币捌仟\n元（￥ 8,000.00）", "8000", "8000.00", id="broken lines"),
        pytest.param("罚款伍万元整（¥5,000.00元整）上缴国库", "50000", "5000.00", id="one nought short"),
    ],
)
def test_one_sum_in_two_writings(text: str, words: str, digits: str) -> None:
    (found,) = written_twice(text)
    assert (found.words.yuan, found.digits.yuan) == (Decimal(words), Decimal(digits))
    assert any(letter.isdecimal() for letter in text[found.digits.start : found.digits.end])
    assert not any(letter.isdecimal() for letter in text[found.words.start : found.words.end])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("罚款三万元，没收违法所得1000元", id="two sums"),
        pytest.param("罚款三万元（5000元×6）", id="how it was computed"),
        pytest.param("罚款三万元（其中5000元已缴）", id="a part"),
        pytest.param("罚款30000元（3万元）", id="digits both times"),
        pytest.param("罚款三万元（叁万元整）", id="words both times"),
        pytest.param("罚款三万元（见第3页）", id="a page"),
        pytest.param("处三万元以上（5000元）", id="a limit of the statute"),
        pytest.param("罚款5000元", id="once"),
        pytest.param("", id="nothing"),
    ],
)
def test_two_sums_are_no_writing_of_one(text: str) -> None:
    assert not list(written_twice(text))
