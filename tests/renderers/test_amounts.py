"""Amounts in words: the cases that are easily got wrong, and every number read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.amounts import DIGITS, SMALL, TENS, amount_in_words, number_in_words

CASES = {
    0: ("không", "zero"),
    1: ("một", "one"),
    4: ("bốn", "four"),
    5: ("năm", "five"),
    10: ("mười", "ten"),
    11: ("mười một", "eleven"),
    14: ("mười bốn", "fourteen"),
    15: ("mười lăm", "fifteen"),
    20: ("hai mươi", "twenty"),
    21: ("hai mươi mốt", "twenty-one"),
    24: ("hai mươi tư", "twenty-four"),
    25: ("hai mươi lăm", "twenty-five"),
    55: ("năm mươi lăm", "fifty-five"),
    101: ("một trăm lẻ một", "one hundred and one"),
    104: ("một trăm lẻ bốn", "one hundred and four"),
    105: ("một trăm lẻ năm", "one hundred and five"),
    110: ("một trăm mười", "one hundred and ten"),
    115: ("một trăm mười lăm", "one hundred and fifteen"),
    1000: ("một nghìn", "one thousand"),
    1005: ("một nghìn không trăm lẻ năm", "one thousand five"),
    1010: ("một nghìn không trăm mười", "one thousand ten"),
    21_000: ("hai mươi mốt nghìn", "twenty-one thousand"),
    1_000_100: ("một triệu một trăm", "one million one hundred"),
    1_005_000: ("một triệu không trăm lẻ năm nghìn", "one million five thousand"),
    1_250_000: (
        "một triệu hai trăm năm mươi nghìn",
        "one million two hundred and fifty thousand",
    ),
    10**9: ("một tỷ", "one billion"),
    10**9 + 5: ("một tỷ không trăm lẻ năm", "one billion five"),
    10**12: ("một nghìn tỷ", "one trillion"),
    2_005 * 10**9: ("hai nghìn không trăm lẻ năm tỷ", "two trillion five billion"),
    10**15: ("một triệu tỷ", "one quadrillion"),
}
READ = {**{word: number for number, word in enumerate(DIGITS)}, "mốt": 1, "tư": 4, "lăm": 5}


@pytest.mark.parametrize("number", CASES)
def test_a_number_is_read_as_people_read_it(number: int) -> None:
    assert (number_in_words(number), number_in_words(number, "en")) == CASES[number]


def vietnamese(text: str) -> int:
    """Reads the words of a number below a billion, or of billions and what is behind them."""
    above, billions, below = text.rpartition(" tỷ")
    if billions:
        return vietnamese(above) * 10**9 + (vietnamese(below.strip()) if below else 0)
    total = group = 0
    digit: int | None = None
    for word in text.split():
        if word in READ:
            digit = READ[word]
            continue
        match word:
            case "trăm":
                group += (digit or 0) * 100
            case "mươi":
                group += (digit or 0) * 10
            case "mười":
                group += 10
            case "nghìn" | "triệu":
                total += (group + (digit or 0)) * {"nghìn": 10**3, "triệu": 10**6}[word]
                group = 0
            case _:
                assert word == "lẻ"
        digit = None
    return total + group + (digit or 0)


def english(text: str) -> int:
    scales = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
    small = {word: number for number, word in enumerate(SMALL)}
    small |= {word: number * 10 for number, word in enumerate(TENS, 2)}
    total = group = 0
    for word in text.replace("-", " ").replace(" and ", " ").split():
        if word == "hundred":
            group *= 100
        elif word in scales:
            total, group = total + group * scales[word], 0
        else:
            group += small[word]
    return total + group


@given(st.integers(0, 10**15 - 1))
def test_a_number_in_words_is_the_same_number(number: int) -> None:
    assert vietnamese(number_in_words(number)) == number
    assert english(number_in_words(number, "en")) == number


def test_an_amount_names_its_currency() -> None:
    assert amount_in_words(5000) == "Năm nghìn đồng"
    assert amount_in_words(5000, lang="en") == "Five thousand Vietnamese dong"
    assert amount_in_words(1050, "USD") == "Mười phẩy năm không đô la Mỹ"
    assert amount_in_words(1005, "USD", "en") == "Ten point zero five US dollars"
    assert amount_in_words(1000, "USD") == "Mười đô la Mỹ"
