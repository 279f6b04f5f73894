"""Which of two lengths of time is the longer: exactly where both are one length, else by asking."""

from __future__ import annotations

from decimal import Decimal

from compiler import ir
from compiler.diff.asking import Asker
from compiler.diff.comparison import Behaviour, Verdict


def longer(old: ir.Clock, new: ir.Clock, asker: Asker) -> Behaviour:
    """`widened`: some wait longer and nobody less long."""
    if (verdict := _plainly(old, new)) is not None:
        return Behaviour(verdict)
    return asker.clock(old, new)


def _plainly(old: ir.Clock, new: ir.Clock) -> Verdict | None:
    """Where but one row differs, in nothing but its number."""
    if (len(old.within), len(old.plus)) != (len(new.within), len(new.plus)):
        return None
    pairs = zip((*old.within, *old.plus), (*new.within, *new.plus), strict=True)
    differing = [(one, other) for one, other in pairs if one != other]
    steps = {_step(one, other) for one, other in differing}
    if None in steps or (old.hit, old.rest) != (new.hit, new.rest):
        return None
    if len(steps) > 1:
        return "different"
    return "same" if not steps else "widened" if steps == {1} else "narrowed"


def _step(old: ir.ClockRow, new: ir.ClockRow) -> int | None:
    """1 for longer, -1 for shorter, None when more than the number differs."""
    same = (old.when, old.word, old.unit, old.start, old.end)
    if old.word != "span" or same != (new.when, new.word, new.unit, new.start, new.end):
        return None
    before, after = Decimal(old.amount), Decimal(new.amount)
    return (after > before) - (after < before)


def spelled(clock: ir.Clock | None) -> str:
    """Its lengths as they are kept: `5 working_day; 10 working_day`, and behind ` + ` what is
    added in some cases."""
    told = (_rows(clock.within), _rows(clock.plus)) if clock else ()
    return " + ".join(filter(None, told))


def _rows(rows: tuple[ir.ClockRow, ...]) -> str:
    return "; ".join(dict.fromkeys(map(_row, rows)))


def _row(row: ir.ClockRow) -> str:
    """`3 working_day`, `same_day`, `before 25/04`."""
    if row.word == "span":
        return f"{row.amount} {row.unit}"
    return f"{row.word} {row.amount}".strip()


def units(clock: ir.Clock) -> frozenset[str]:
    return frozenset(row.unit or row.word for row in clock.within)
