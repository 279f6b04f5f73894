"""What came out of one box of the form: cleaned text, and the numbers written in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from catalogue.kinds.base import BLANK, Blank, Json, Problem, Says, Value

CAP = 20_000  # signs looked at before any work is done on them
INVISIBLE = dict.fromkeys(map(ord, "\u200b\ufeff"))
TURNS_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

TEXT_PROBLEMS: Mapping[str, Says] = {
    "too_long": Says(
        "{label} dài quá: xin viết không quá {max} ký tự",
        "{label} is too long: please use at most {max} characters",
    ),
    "unreadable": Says(
        "{label} có ký tự không đọc được: xin gõ lại thay vì dán",
        "{label} contains unreadable characters: please type it instead of pasting",
    ),
}

WHOLE = re.compile(r"-?(?:[0-9]{1,16}|[0-9]{1,3}(?:\.[0-9]{3}){1,5}|[0-9]{1,3}(?: [0-9]{3}){1,5})")
FRACTION = re.compile(r"(.+)(?:,([0-9]{1,20}))|([^.]+)\.([0-9]{1,20})")

T = TypeVar("T")


def line(raw: Mapping[str, Sequence[str]], most: int, part: str = "") -> str | Blank | Problem:
    """One line: NFC, single spaces; nothing typed is blank."""
    text = _clean(raw, most, part)
    if isinstance(text, Problem):
        return text
    return _measured(" ".join(text.split()), most, part)


def lines(raw: Mapping[str, Sequence[str]], most: int) -> str | Blank | Problem:
    """Several lines, kept as they were typed but for their ends."""
    text = _clean(raw, most, "")
    if isinstance(text, Problem):
        return text
    return _measured(text.replace("\r\n", "\n").replace("\r", "\n").strip(), most, "")


def whole(text: str) -> int | None:
    """`1000000`, `1.000.000` or `1 000 000`."""
    return int(re.sub("[. ]", "", text)) if WHOLE.fullmatch(text) else None


def fraction(text: str) -> Decimal | None:
    """`12`, `12,5`, `12.5`, `1.234,5`; a single point is a decimal point."""
    match = FRACTION.fullmatch(text)
    before, after = (match[1] or match[3], match[2] or match[4]) if match else (text, "0")
    number = whole(before)
    if number is None:
        return None
    sign = "-" if before.startswith("-") else ""
    return Decimal(f"{sign}{abs(number)}.{after}")


def held(value: Value, of: type[T]) -> T:
    """The value as the type that this kind holds."""
    assert isinstance(value, of), f"This kind holds {of.__name__}"
    return value


def stored(answer: Json, of: type[T]) -> T:
    """The stored answer as the JSON type that this kind stores."""
    if type(answer) is not of:
        raise ValueError(f"this kind stores {of.__name__}")
    return answer


def _clean(raw: Mapping[str, Sequence[str]], most: int, part: str) -> str | Problem:
    typed = next(iter(raw.get(part, ())), "")
    if len(typed) > CAP:
        return _too_long(most, part)
    text = unicodedata.normalize("NFC", typed).translate(INVISIBLE)
    if any(_unreadable(sign) for sign in text):
        return Problem("unreadable", part=part)
    return text


def _measured(text: str, most: int, part: str) -> str | Blank | Problem:
    if len(text) > most:
        return _too_long(most, part)
    return text or BLANK


def _too_long(most: int, part: str) -> Problem:
    return Problem("too_long", (("max", str(most)),), part)


def _unreadable(sign: str) -> bool:
    if sign in "\t\n\r":
        return False
    return unicodedata.category(sign) in ("Cc", "Cs") or sign in TURNS_DIRECTION
