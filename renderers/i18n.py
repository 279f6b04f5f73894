"""Numbers, money and dates as people write them, in Vietnamese and English, through Babel."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel.dates import format_date, get_day_names
from babel.numbers import format_decimal, get_currency_name, get_currency_precision

Lang = Literal["vi", "en"]


def number(value: int | Decimal, lang: str = "vi") -> str:
    """`1234.5` as `1.234,5`; nothing is rounded."""
    return format_decimal(value, locale=lang, decimal_quantization=False)


@lru_cache(maxsize=1024)
def money(amount: int, currency: str = "VND", lang: str = "vi") -> str:
    """An amount in the currency's smallest unit: `122.000 đồng`, `10,5 USD`."""
    whole = Decimal(amount).scaleb(-get_currency_precision(currency))
    if currency == "VND":
        return f"{number(whole, lang)} {'VND' if lang == 'en' else 'đồng'}"
    return f"{number(whole, lang)} {currency}"


def whole_and_fraction(amount: int, currency: str) -> tuple[int, str]:
    """The digits before and behind the point of an amount in the smallest unit."""
    places = get_currency_precision(currency)
    whole, fraction = divmod(amount, 10**places)
    return whole, f"{fraction:0{places}}" if places else ""


def currency_name(currency: str, lang: str = "vi") -> str:
    """`đồng`, `đô la Mỹ`; in English `Vietnamese dong`, `US dollars`."""
    if lang == "en":
        return get_currency_name(currency, 2, locale="en")
    name = get_currency_name(currency, locale="vi")
    return "đồng" if currency == "VND" else name[:1].lower() + name[1:]


def money_range(low: int, high: int | None, currency: str = "VND", lang: str = "vi") -> str:
    """`100.000–122.000 đồng`; `từ 100.000 đồng` when nothing bounds it above."""
    if low == high:
        return money(low, currency, lang)
    if high is None:
        return f"{'from' if lang == 'en' else 'từ'} {money(low, currency, lang)}"
    unit = money(high, currency, lang)
    return f"{money(low, currency, lang).rpartition(' ')[0]}–{unit}"


def day(value: date, lang: str = "vi") -> str:
    """`23/02/2026`, in English `23 February 2026`."""
    if lang == "en":
        return format_date(value, "d MMMM y", locale=lang)
    return f"{value.day:02}/{value.month:02}/{value.year}"


def weekday(value: date, lang: str = "vi") -> str:
    """`Thứ Hai, 23/02/2026`."""
    name = _day_names(lang)[value.weekday()]
    return f"{name}{' ' if lang == 'en' else ', '}{day(value, lang)}"


@lru_cache(maxsize=2)
def _day_names(lang: str) -> Mapping[int, str]:
    """From Monday, which is 0."""
    names = get_day_names("wide", locale=lang)
    return {number: names[number] for number in range(7)}


def moment(value: datetime, lang: str = "vi") -> str:
    """`15:30, 13/02/2026`, in the zone that the value carries."""
    return f"{value:%H:%M}, {day(value, lang)}"


def tenths(count: int, lang: str = "vi") -> str:
    """A count of tenths: 24 is `2,4`, 20 is `2`."""
    return number(Decimal(count) / 10, lang)
