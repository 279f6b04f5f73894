"""Amounts of money in words, as papers must state them, in Vietnamese and English."""

from __future__ import annotations

from renderers import i18n

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
VIETNAMESE_SCALES = ("", "nghìn", "triệu")
ENGLISH_SCALES = ("", "thousand", "million", "billion", "trillion", "quadrillion")
BILLION = 10**9
POINT = {"vi": "phẩy", "en": "point"}


def amount_in_words(amount: int, currency: str = "VND", lang: str = "vi") -> str:
    """An amount in the currency's smallest unit: `Một triệu không trăm lẻ năm nghìn đồng`."""
    whole, fraction = i18n.whole_and_fraction(amount, currency)
    said = [number_in_words(whole, lang)]
    if fraction.strip("0"):
        said += [POINT[lang], *(number_in_words(int(digit), lang) for digit in fraction)]
    text = " ".join((*said, i18n.currency_name(currency, lang)))
    return text[:1].upper() + text[1:]


def number_in_words(number: int, lang: str = "vi") -> str:
    """A natural number below 10^18, as it is read aloud."""
    return _vietnamese(number) if lang == "vi" else _english(number)


def _vietnamese(number: int) -> str:
    """Behind the first group all places are read, the hundreds too."""
    if not number:
        return DIGITS[0]
    above, below = divmod(number, BILLION)
    said = [_vietnamese(above), "tỷ"] if above else []
    for power in (2, 1, 0):
        group = below // 1000**power % 1000
        if group:
            said += _hundreds(group, inside=bool(said))
            said.append(VIETNAMESE_SCALES[power])
    return " ".join(filter(None, said))


def _hundreds(group: int, *, inside: bool) -> list[str]:
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    said = [DIGITS[hundreds], "trăm"] if hundreds or inside else []
    if tens:
        said += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    elif ones and said:
        said.append("lẻ")
    return [*said, *_ones(tens, ones)]


def _ones(tens: int, ones: int) -> list[str]:
    changed = {1: "mốt", 4: "tư", 5: "lăm"} if tens > 1 else {5: "lăm"} if tens else {}
    return [changed.get(ones, DIGITS[ones])] if ones else []


def _english(number: int) -> str:
    if not number:
        return SMALL[0]
    groups = [number // 1000**power % 1000 for power in range(len(ENGLISH_SCALES))]
    told = [
        f"{_english_hundreds(group)} {scale}".strip()
        for group, scale in zip(groups, ENGLISH_SCALES, strict=True)
        if group
    ]
    return " ".join(reversed(told))


def _english_hundreds(group: int) -> str:
    hundreds, rest = divmod(group, 100)
    said = [f"{SMALL[hundreds]} hundred"] if hundreds else []
    if rest:
        said.append(SMALL[rest] if rest < 20 else _english_tens(*divmod(rest, 10)))
    return " and ".join(said)


def _english_tens(tens: int, ones: int) -> str:
    return f"{TENS[tens - 2]}-{SMALL[ones]}" if ones else TENS[tens - 2]
