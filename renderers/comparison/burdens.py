"""What filing takes, before and after: of one procedure, of all together, times a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from compiler.diff.comparison import Burden, Compared
from renderers import i18n
from renderers.comparison.topics import MEASURES
from renderers.comparison.view import Measure
from renderers.saying import say

NOTHING = (0, 0)
HOUR = 60


def measures(pair: tuple[Burden | None, Burden | None], times: int, lang: str) -> list[Measure]:
    """Every figure that either side has."""
    return _rows([(pair, times)], lang)


def whole(compared: Sequence[Compared], lang: str) -> list[Measure]:
    """Of one filing each."""
    pairs = [(one.burden, 1) for one in compared if all(one.burden)]
    return _rows(pairs, lang) if len(pairs) > 1 else []


def saved(compared: Iterable[Compared], lang: str) -> str:
    """Working hours of the office in a year, between two bounds, where it is known how many file;
    '' where it is not, where nothing changes and where it may be either way."""
    low = high = 0
    for one in compared:
        (old_low, old_high), (new_low, new_high) = (
            _figure(side, "office_minutes") for side in one.burden
        )
        ends = sorted((old_low - new_low, old_high - new_high))
        low += ends[0] * (one.dossiers_a_year or 0)
        high += ends[1] * (one.dossiers_a_year or 0)
    if low == high == 0 or low < 0 < high:
        return ""
    hours = dict.fromkeys(_hours(one, lang) for one in sorted((abs(low), abs(high))))
    key = "diff/burden_saved" if high > 0 else "diff/burden_spent"
    return say(lang, key, hours="–".join(hours))


def _hours(minutes: int, lang: str) -> str:
    return i18n.number((Decimal(minutes) / HOUR).quantize(Decimal(1)), lang)


Weighed = tuple[tuple[Burden | None, Burden | None], int]


def _rows(pairs: Sequence[Weighed], lang: str) -> list[Measure]:
    if not any(one for pair, _ in pairs for one in pair):
        return []
    return list(_measured(pairs, lang))


def _measured(pairs: Sequence[Weighed], lang: str) -> Iterator[Measure]:
    for name, currency in MEASURES.items():
        old = _sum((_figure(pair[0], name), times) for pair, times in pairs)
        new = _sum((_figure(pair[1], name), times) for pair, times in pairs)
        if old == new:
            continue
        low, high = new[0] - old[0], new[1] - old[1]
        yield Measure(
            say(lang, f"diff/burden_{name}"), _amount(old, currency, lang),
            _amount(new, currency, lang), _change(low, high, currency, lang),
            (min(low, high) > -1 and max(low, high) > 0) - (max(low, high) < 1 and low + high < 0),
        )  # fmt: skip


def _figure(of: Burden | None, name: str) -> tuple[int, int]:
    found: tuple[int, int] = getattr(of, name) if of else NOTHING
    return found


def _sum(parts: Iterable[tuple[tuple[int, int], int]]) -> tuple[int, int]:
    listed = list(parts)
    return sum(it[0] * times for it, times in listed), sum(it[1] * times for it, times in listed)


def _amount(of: tuple[int, int], currency: str, lang: str) -> str:
    if currency:
        return i18n.money_range(*of, currency, lang)
    low, high = (i18n.number(one, lang) for one in of)
    return low if low == high else f"{low}–{high}"


def _change(low: int, high: int, currency: str, lang: str) -> str:
    """`+10.000 đồng`, `−1 … +2`."""
    if not (low or high):
        return say(lang, "diff/none")
    ends = dict.fromkeys(_signed(one, currency, lang) for one in sorted((low, high)))
    return " … ".join(ends)


def _signed(number: int, currency: str, lang: str) -> str:
    told = i18n.money(abs(number), currency, lang) if currency else i18n.number(abs(number), lang)
    return f"{'+' if number > 0 else '−' if number else ''}{told}"
