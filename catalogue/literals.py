"""Reads what stands for itself: numbers, money, dates, lengths of time, yes and no."""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal

from catalogue.cursor import Cursor
from catalogue.lexer import RESERVED, Token
from catalogue.suggest import nearest
from catalogue.syntax import (
    Day,
    Duration,
    Expr,
    Money,
    Number,
    Percent,
    PhraseError,
    Unit,
    YesNo,
)

# How many digits of a currency stand behind the point.
CURRENCIES = {
    "VND": 0, "USD": 2, "EUR": 2, "GBP": 2, "JPY": 0, "CNY": 2, "KRW": 0, "SGD": 2, "THB": 2,
    "LAK": 2, "KHR": 2, "AUD": 2, "CAD": 2, "CHF": 2, "HKD": 2, "TWD": 2,
}  # fmt: skip

_DONG = ("đồng", "VNĐ", "đ")

UNITS: dict[str, Unit] = {
    "day": "day", "days": "day", "ngày": "day",
    "working_day": "working_day", "working_days": "working_day",
    "hour": "hour", "hours": "hour", "giờ": "hour",
    "month": "month", "months": "month", "tháng": "month",
    "year": "year", "years": "year", "năm": "year",
}  # fmt: skip

_LONG_UNITS = ("working_days", "ngày làm việc", "giờ làm việc")
_WEEKS = ("week", "weeks", "tuần")
_MINUTES = ("minute", "minutes", "phút")
_HOURS_OF_A_WORKING_DAY = 8

_SCALES = {"nghìn": 3, "ngàn": 3, "k": 3, "triệu": 6, "tr": 6, "tỷ": 9, "tỉ": 9}

_YES_NO = {"yes": True, "true": True, "no": False, "false": False}

_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")


def literal(cursor: Cursor) -> Expr | None:
    """The literal that comes next, if one does."""
    token = cursor.peek
    match token.kind:
        case "number":
            return _number_or_span(cursor)
        case "money":
            return money(cursor)
        case "percent":
            return percent(cursor)
        case "date":
            return day(cursor)
        case "mixed":
            raise _mixed(cursor)
        case "word" if token.text in _YES_NO:
            cursor.next()
            return YesNo(token.start, token.end, _YES_NO[token.text])
    return None


def number(cursor: Cursor) -> Number:
    token = cursor.take("number")
    return Number(token.start, token.end, _digits(token))


def whole(cursor: Cursor) -> int:
    found = number(cursor)
    if not found.text.isdigit():
        raise PhraseError("not-a-whole-number", found.start, found.end, text=found.text)
    return int(found.text)


def money(cursor: Cursor) -> Money:
    if cursor.has("number"):
        word = cursor.look()
        raise _unknown_currency(word.text, word.end) if word.text else _no_currency(cursor.peek)
    token = cursor.take("money")
    written, currency = _number_and_currency(token.text)
    if currency not in CURRENCIES:
        raise _unknown_currency(currency, token.end)
    whole, _, fraction = written.partition(".")
    places = CURRENCIES[currency]
    if not places and _is_grouped(written):
        whole, fraction = written.replace(".", ""), ""
    if len(fraction) > places:
        raise PhraseError("malformed-money", token.start, token.end, text=token.text)
    return Money(token.start, token.end, int(whole + fraction.ljust(places, "0")), currency)


def percent(cursor: Cursor) -> Percent:
    token = cursor.take("percent")
    text = token.text.removesuffix("%").strip().replace("_", "")
    if text.count(".") > 1:
        raise PhraseError("strange-number", token.start, token.end, text=token.text)
    return Percent(token.start, token.end, text)


def day(cursor: Cursor) -> Day:
    token = cursor.take("date")
    text = token.text.removeprefix("@")
    parts = text.split("/")[::-1] if "/" in text else text.split("-")
    try:
        return Day(token.start, token.end, date(*(int(part) for part in parts)))
    except ValueError:
        raise PhraseError("no-such-day", token.start, token.end, text=text) from None


def clock_time(cursor: Cursor) -> time:
    token = cursor.take("time")
    hour, minute = token.text.split(":")
    try:
        return time(int(hour), int(minute))
    except ValueError:
        raise PhraseError("not-a-moment", token.start, token.end, text=cursor.text) from None


def span(cursor: Cursor) -> Duration:
    """A number that has a unit of time behind it."""
    amount = number(cursor)
    length = _span(cursor, amount)
    if length is not None:
        return length
    if cursor.has("end"):
        raise PhraseError("unit-missing", amount.start, amount.end, text=amount.text)
    raise _unknown_unit(cursor, amount)


def spell_groups(amount: int) -> str:
    """Digits in groups of three as the law prints them: `1.250.000`."""
    return f"{amount:,}".replace(",", ".")


def _number_or_span(cursor: Cursor) -> Expr:
    amount = number(cursor)
    length = _span(cursor, amount)
    if length is None and cursor.has("word") and cursor.peek.text not in RESERVED:
        _refuse_word(cursor, amount)
    return length or amount


def _span(cursor: Cursor, amount: Number) -> Duration | None:
    unit = UNITS.get(cursor.peek.text) if cursor.has("word") else None
    if unit is None:
        return None
    cursor.next()
    text = amount.text
    if cursor.last.text in ("ngày", "giờ") and cursor.at("làm") and cursor.look().text == "việc":
        cursor.next()
        cursor.next()
        if unit == "hour":
            text = f"{(Decimal(text) / _HOURS_OF_A_WORKING_DAY).normalize():f}"
        unit = "working_day"
    return Duration(amount.start, cursor.last.end, text, unit)


def _refuse_word(cursor: Cursor, amount: Number) -> None:
    """Advice about a word behind a number that looks like a scale, a currency or a unit."""
    word = cursor.peek
    if word.text in _SCALES:
        raise _in_words(amount.text, word.text, amount.start, word.end)
    if nearest(word.text, CURRENCIES, likeness=1.0):
        raise _unknown_currency(word.text, word.end)
    if word.text in (*_WEEKS, *_MINUTES, "working") or nearest(word.text, UNITS, likeness=0.8):
        raise _unknown_unit(cursor, amount)


def _unknown_unit(cursor: Cursor, amount: Number) -> PhraseError:
    word = cursor.peek
    shown = cursor.written(word)
    if word.text in _WEEKS and amount.text.isdigit():
        days = f"{int(amount.text) * 7} days"
        return PhraseError("unknown-unit", amount.start, word.end, days, text=shown, hint=days)
    for words in (3, 2):
        end = cursor.look(words - 1).end
        whole = nearest(cursor.text[word.start : end], _LONG_UNITS, likeness=1.0)
        if whole:
            hint = f"{amount.text} {whole}"
            text = cursor.text[word.start : end]
            return PhraseError("unknown-unit", word.start, end, whole, text=text, hint=hint)
    unit = nearest(word.text, UNITS)
    hint = f"{amount.text} {unit or 'days'}"
    return PhraseError("unknown-unit", word.start, word.end, unit, text=shown, hint=hint)


def _unknown_currency(text: str, end: int) -> PhraseError:
    start, keyword = end - len(text), text.casefold()
    if keyword in RESERVED:
        return PhraseError("misspelt-keyword", start, end, keyword, text=text, hint=keyword)
    hint = nearest(text, CURRENCIES, likeness=0.6)
    return PhraseError("unknown-currency", start, end, hint, text=text, hint=hint or "")


def _no_currency(token: Token) -> PhraseError:
    mended = f"{spell_groups(int(token.text.replace('_', '').replace('.', '')))}đ"
    return PhraseError("not-money", token.start, token.end, mended, text=token.text)


def _mixed(cursor: Cursor) -> PhraseError:
    token = cursor.peek
    if token.text[-1] in _SCALES:
        return _in_words(token.text[:-1], token.text[-1], token.start, token.end)
    return PhraseError("strange-number", token.start, token.end, text=token.text)


def _in_words(number: str, scale: str, start: int, end: int) -> PhraseError:
    amount = int(Decimal(number) * 10 ** _SCALES[scale])
    hint = f"{spell_groups(amount)}đ"
    return PhraseError("amount-in-words", start, end, hint, text=f"{number} {scale}", hint=hint)


def _digits(token: Token) -> str:
    """The number without `_`; groups of three behind a point are money or a slip."""
    text = token.text.replace("_", "")
    if not _is_grouped(text):
        if text.count(".") > 1:
            raise PhraseError("strange-number", token.start, token.end, text=token.text)
        return text
    bare = text.replace(".", "")
    words = {"text": token.text, "money": f"{spell_groups(int(bare))}đ", "plain": bare}
    if bare.endswith("0") or text.count(".") > 1:
        raise PhraseError("thousands-without-currency", token.start, token.end, **words)
    raise PhraseError("unclear-point", token.start, token.end, **words, decimal=text + "0")


def _is_grouped(text: str) -> bool:
    return bool(_THOUSANDS.fullmatch(text)) and not text.startswith("0.")


def _number_and_currency(text: str) -> tuple[str, str]:
    for mark in _DONG:
        if text.endswith(mark):
            return text.removesuffix(mark).strip().replace("_", ""), "VND"
    return text[:-3].strip().replace("_", ""), text[-3:]
