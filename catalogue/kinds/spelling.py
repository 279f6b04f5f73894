"""How values are written for people: grouped numbers, money, days, yes and no."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

CENTS = {"VND": 0, "USD": 2, "EUR": 2}
PATTERNS = {"day": "{0.day:02}/{0.month:02}/{0.year:04}", "month": "{0.month:02}/{0.year:04}"}


def number(value: int | Decimal, lang: str) -> str:
    """`1.234,5` in Vietnamese, `1,234.5` in English; no idle zeros behind the point."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text if lang == "en" else text.translate(str.maketrans(",.", ".,"))


def money(amount: int, currency: str, lang: str) -> str:
    """An amount in the smallest unit of its currency."""
    text = number(major(amount, currency), lang)
    return f"{text} đồng" if currency == "VND" and lang != "en" else f"{text} {currency}"


def major(amount: int, currency: str) -> Decimal:
    """The amount in whole units of the currency."""
    return Decimal(amount).scaleb(-CENTS[currency])


def typed(value: int | Decimal) -> str:
    """As a Vietnamese citizen types it: no groups, a decimal comma."""
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",")


def day(value: date, precision: str = "day") -> str:
    return PATTERNS.get(precision, "{0.year:04}").format(value)


def yes_no(value: bool, lang: str) -> str:
    if lang == "en":
        return "Yes" if value else "No"
    return "Có" if value else "Không"
