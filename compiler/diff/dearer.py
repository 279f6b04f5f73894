"""Whether an amount is more than before for everybody, seen from how it is written.

For amounts that no solver can follow, such as one that counts the rows of a list twice: where
nothing but sums of money differ, and all of them are higher, everybody pays more, since nobody
buys fewer than none of anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.kinds.base import Json
from compiler import ir
from compiler.diff.comparison import Behaviour
from compiler.diff.sites import plainly

FALLING = frozenset({"negate", "sub", "div"})
"""Behind these a higher sum may be a lower amount."""
APART = "basis"


def dearer(old: ir.Decision, new: ir.Decision) -> Behaviour | None:
    """None where more than sums of money differ, or not all of them in one direction."""
    steps = set(_steps(plainly(old), plainly(new)))
    if None in steps or len(steps) != 1:
        return None
    return Behaviour("widened" if steps == {1} else "narrowed")


def _steps(old: Json, new: Json) -> Iterator[int | None]:
    """1 for each sum that is higher, -1 for each that is lower, None for another difference."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        if _is_money(old) and _is_money(new):
            yield _step(str(old["value"]), str(new["value"]))
        elif FALLING & {str(old.get("how")), str(old.get("name"))}:
            yield None
        else:
            for key in old.keys() - {APART}:
                yield from _steps(old[key], new[key])
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for one, other in zip(old, new, strict=True):
            yield from _steps(one, other)
    else:
        yield None


def _is_money(value: dict[str, Json]) -> bool:
    return value.get("op") == "lit" and value.get("type") == "money"


def _step(old: str, new: str) -> int | None:
    before, currency, after, other = *old.partition(" ")[::2], *new.partition(" ")[::2]
    if currency != other:
        return None
    return 1 if int(after) > int(before) else -1
