"""Smallest and largest values, and what to say when an answer lies outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from catalogue.kinds.base import Env, Problem, Says

# Every JSON reader keeps whole numbers up to here exact.
EXACT = 9_007_199_254_740_991

RANGE_PROBLEMS: Mapping[str, Says] = {
    "too_little": Says(
        "{label} chưa đúng: xin nhập từ {min} trở lên",
        "{label} is not right: please enter {min} or more",
    ),
    "too_much": Says(
        "{label} chưa đúng: xin nhập không quá {max}",
        "{label} is not right: please enter at most {max}",
    ),
}


T = TypeVar("T", int, Decimal, date)


def outside(value: T, low: T, high: T, spell: Callable[[T, str], str], env: Env) -> Problem | None:
    if value < low:
        return Problem("too_little", (("min", spell(low, env.lang)),))
    if high < value:
        return Problem("too_much", (("max", spell(high, env.lang)),))
    return None
