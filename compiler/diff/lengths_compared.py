"""Who waits longer, and who shorter, by a clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction

from compiler import ir
from compiler.diff.amounts_compared import counting
from compiler.diff.question import Direction, Question, Seen, Sides
from compiler.diff.side_by_side import Beside, SideBySide
from compiler.diff.spans import days_of
from compiler.diff.touched import resting_on
from compiler.evaluation import Calendar, TermState
from compiler.verify import quantities as q
from compiler.verify import solver as s
from compiler.verify.quantities import Amount
from compiler.verify.solver import FALSE, TRUE, Term
from compiler.working_days import local

ENDLESS = ("untimed", "none")
OTHER = ("rest", "before", "by")
NOTHING = q.fixed(Fraction(0))
UNITS = ("working_day", "day", "hour", "month", "year")


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long, by unit; `least` and `most` days; or without end; or as other words say."""

    units: Mapping[str, Amount]
    least: Amount = NOTHING
    most: Amount = NOTHING
    endless: Term = FALSE
    words: Mapping[str, Term] = field(default_factory=dict)

    @property
    def counted(self) -> Term:
        return s.negation(s.either(self.endless, *self.words.values()))


@dataclass(frozen=True, slots=True)
class Length:
    """The same of one filing, as the evaluator sees it."""

    units: Mapping[str, Fraction]
    endless: bool = False
    word: str = ""

    def days(self, calendar: Calendar) -> tuple[int, int]:
        """At least, and at most."""
        found = [days_of(unit, number, calendar) for unit, number in self.units.items()]
        return sum(low for low, _ in found), sum(high for _, high in found)


def clock(sides: SideBySide, old: ir.Clock | None, new: ir.Clock | None) -> Question | None:
    """None where several lengths run beside each other and the longest counts."""
    asked = (old, new)
    if any(one is not None and one.hit == "max" for one in asked):
        return None
    before, after = (_lengths(form, one) for form, one in zip(sides.forms, asked, strict=True))
    both = s.both(before.counted, after.counted)
    words = s.either(
        *(
            s.negation(s.same(before.words.get(it, FALSE), after.words.get(it, FALSE)))
            for it in {**before.words, **after.words}
        )
    )
    longer = s.either(
        s.both(both, _longer(before, after)), s.both(before.counted, after.endless)
    )  # fmt: skip
    shorter = s.either(
        s.both(both, _longer(after, before)), s.both(after.counted, before.endless)
    )  # fmt: skip
    alike = s.both(*(q.equal(before.units[it], after.units[it]) for it in UNITS))
    unlike = s.both(both, s.negation(s.either(longer, shorter, alike)))
    rules = [row.when for one in asked if one for row in (*one.within, *one.plus)]
    paths = [_path(form.program, one) for form, one in zip(sides.forms, asked, strict=True)]

    def confirm(seen: Sides, way: Direction) -> bool:
        first, second = seen if way == "gained" else seen[::-1]
        told = asked if way == "gained" else asked[::-1]
        lengths = _length(first, told[0]), _length(second, told[1])
        if not _surely_longer((first, second), *lengths):
            return False
        return _later(*_ends(seen, paths, way)) is not False

    def shown(seen: Sides, way: Direction) -> bool:
        return _later(*_ends(seen, paths, way)) is True

    return Question(
        (longer,), (shorter,), confirm, resting_on(rules, *(form.program for form in sides.forms)),
        open=(s.either(unlike, words),), shown=shown,
    )  # fmt: skip


def _longer(one: Lengths, other: Lengths) -> Term:
    """In one unit longer and in none shorter, or by days however they fall."""
    no_less = s.both(*(q.at_most(one.units[it], other.units[it]) for it in UNITS))
    more = s.either(*(q.below(one.units[it], other.units[it]) for it in UNITS))
    hours = s.both(*(q.equal(it.units["hour"], NOTHING) for it in (one, other)))
    unlike = s.negation(s.both(*(q.equal(one.units[it], other.units[it]) for it in UNITS)))
    by_days = s.both(hours, unlike, q.at_most(one.most, other.least))
    return s.either(s.both(no_less, more), by_days)


def _lengths(form: Beside, one: ir.Clock | None) -> Lengths:
    nothing = dict.fromkeys(UNITS, NOTHING)
    if one is None:
        return Lengths(nothing, endless=TRUE)
    rows = [ir.Row(row.when, ir.TRUE, row.start, row.end) for row in one.within]
    counts = counting(form, rows, one.hit, rest=one.rest)
    added = [ir.Row(row.when, ir.TRUE, row.start, row.end) for row in one.plus]
    more = [form.row(row) for row in added]
    units, least, most = nothing, NOTHING, NOTHING
    words: dict[str, Term] = {}
    endless = s.negation(s.either(*counts))
    for row, held in zip((*one.within, *one.plus), (*counts, *more), strict=True):
        if row.word in ENDLESS:
            endless = s.either(endless, held)
        elif row.word in OTHER:
            key = f"{row.word} {row.amount}"
            words[key] = s.either(words.get(key, FALSE), held)
        elif row.amount:
            number = _number(row)
            units[row.unit] = _and(units[row.unit], held, number)
            low, high = days_of(row.unit, number, form.world.calendar)
            least, most = _and(least, held, Fraction(low)), _and(most, held, Fraction(high))
    return Lengths(units, least, most, endless, words)


def _and(total: Amount, held: Term, number: Fraction) -> Amount:
    return q.plus(total, q.pick(held, q.fixed(number), NOTHING))


def _number(row: ir.ClockRow) -> Fraction:
    """Part of a day runs as long as the whole."""
    written = Decimal(row.amount)
    whole = row.unit != "hour"
    return Fraction(written.to_integral_value(ROUND_CEILING) if whole else written)


# as the evaluator sees it


def _length(seen: Seen, one: ir.Clock | None) -> Length:
    if one is None:
        return Length({}, endless=True)
    day = local(seen.filing.at).date()
    held = [seen.read(row.when) is True and _in_force(row, day) for row in one.within]
    if one.rest:
        held[-1] = not any(held[:-1]) and _in_force(one.within[-1], day)
    counted = [row for row, holds in zip(one.within, held, strict=True) if holds]
    if one.hit == "first":
        counted = counted[:1]
    if not counted or (one.hit == "unique" and len(counted) > 1):
        return Length({}, endless=True)
    counted += [row for row in one.plus if seen.read(row.when) is True and _in_force(row, day)]
    return _added(counted)


def _added(rows: Iterable[ir.ClockRow]) -> Length:
    units: dict[str, Fraction] = {}
    endless, word = False, ""
    for row in rows:
        endless = endless or row.word in ENDLESS
        word = word or (row.word if row.word in OTHER else "")
        if row.amount and row.word not in OTHER:
            units[row.unit] = units.get(row.unit, Fraction(0)) + _number(row)
    return Length(units, endless, word)


def _in_force(row: ir.ClockRow, day: date) -> bool:
    return (row.start is None or row.start <= day) and (row.end is None or day < row.end)


def _surely_longer(seen: Sides, one: Length, other: Length) -> bool:
    if one.word or other.word or one.endless:
        return False
    if other.endless:
        return True
    least, most = ([it.units.get(unit, 0) for unit in UNITS] for it in (one, other))
    if least != most and all(less <= more for less, more in zip(least, most, strict=True)):
        return True
    first, second = (it.engine.world.calendar for it in seen)
    hours = "hour" in {*one.units, *other.units}
    return not hours and one.days(first)[1] <= other.days(second)[0]


def _path(program: ir.Program, one: ir.Clock | None) -> str:
    """Under which name an evaluation tells when this clock ends."""
    named = dict(_clocks(program))
    return next((path for path, of in named.items() if one is not None and of is one), "")


def _clocks(program: ir.Program) -> Iterator[tuple[str, ir.Clock]]:
    if program.term is not None:
        yield "term", program.term
        yield from ((f"replies/{it.id}", it.clock) for it in program.term.replies)
    for result in program.results:
        if result.within is not None:
            yield f"results/{result.id}", result.within


def _ends(
    seen: Sides, paths: list[str], way: Direction
) -> tuple[TermState | None, TermState | None]:
    """Of the clock that is to end first, and of the other."""
    old, new = (_state(one, path) for one, path in zip(seen, paths, strict=True))
    return (old, new) if way == "gained" else (new, old)


def _state(seen: Seen, path: str) -> TermState | None:
    found = seen.evaluation
    return found.term if path == "term" else found.clocks.get(path)


def _later(one: TermState | None, other: TermState | None) -> bool | None:
    """Whether the second ends later on a calendar; None where it is not known there."""
    if one is None or other is None or one.due is None or other.due is None:
        return None
    ends = [(it.day, it.time or time.max) for it in (one.due, other.due)]
    return ends[0] < ends[1]
