"""Numbers, money and dates as people write them, in Vietnamese and English, through Babel."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_precision

Lang = Literal["vi", "en"]


def number(value: int | Decimal, lang: str = "vi") -> str:
    """`1234.5` as `1.234,5`; nothing is rounded."""
    return format_decimal(value, locale=lang, decimal_quantization=False)


def money(amount: int, currency: str = "VND", lang: str = "vi") -> str:
    """An amount in the currency's smallest unit: `122.000 đồng`, `10,5 USD`."""
    whole = Decimal(amount).scaleb(-get_currency_precision(currency))
    if currency == "VND":
        return f"{number(whole, lang)} {'VND' if lang == 'en' else 'đồng'}"
    return f"{number(whole, lang)} {currency}"


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
    return format_date(value, "d MMMM y" if lang == "en" else "dd/MM/y", locale=lang)


def weekday(value: date, lang: str = "vi") -> str:
    """`Thứ Hai, 23/02/2026`."""
    name = format_date(value, "EEEE", locale=lang)
    return f"{name}{' ' if lang == 'en' else ', '}{day(value, lang)}"


def moment(value: datetime, lang: str = "vi") -> str:
    """`15:30, 13/02/2026`, in the zone that the value carries."""
    return f"{value:%H:%M}, {day(value, lang)}"


def tenths(count: int, lang: str = "vi") -> str:
    """A count of tenths: 24 is `2,4`, 20 is `2`."""
    return number(Decimal(count) / 10, lang)
