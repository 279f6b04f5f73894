"""Days of the solver against those of the calendar: leap years, ends of months and of centuries."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from random import Random

from compiler.verify import quantities as q
from compiler.verify import solver as s

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
EDGES = (
    date(1900, 2, 28), date(1900, 3, 1), date(1904, 2, 29), date(2000, 2, 29), date(2024, 1, 31),
    date(2096, 2, 29), date(2099, 12, 31), date(2100, 2, 28), date(2100, 3, 1), FIRST, LAST,
)  # fmt: skip
SPAN = (LAST - FIRST).days


def days() -> list[date]:
    chance = Random(5)
    return [*EDGES, *(FIRST + timedelta(days=chance.randrange(SPAN)) for _ in range(400))]


def months_later(day: date, count: int) -> date:
    months = 12 * day.year + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def agree(terms: list[s.Term]) -> bool:
    """All in one question, for each takes the solver as long as all."""
    return s.Solver().ask(s.both(*terms)).verdict == "yes"


def test_a_day_has_its_number() -> None:
    assert agree(
        [s.same(q.number(q.on(day)), s.constant((day - FIRST).days + 1)) for day in days()]
    )


def test_days_later() -> None:
    chance = Random(6)
    found = []
    for day, other in zip(days(), chance.sample(days(), len(days())), strict=True):
        later = q.days_later(q.on(day), (other - day).days)
        found.append(s.same(*q.order(later, q.on(other))))
    assert agree(found)


def test_months_later() -> None:
    chance = Random(7)
    found = []
    for day in days():
        count = chance.choice((-1200, -13, -1, 1, 11, 12, 48, 216, 1199))
        if FIRST.year <= day.year + count // 12 and day.year + (count + 11) // 12 <= LAST.year:
            later = q.months_later(q.on(day), count)
            assert later is not None
            found.append(s.same(later.spelled, q.on(months_later(day, count)).spelled))
    assert len(found) > 100
    assert agree(found)


def test_full_years() -> None:
    chance = Random(8)
    found = []
    for born, at in zip(days(), chance.sample(days(), len(days())), strict=True):
        years = q.full_years(q.on(born), q.on(at))
        assert years is not None
        passed = at.year - born.year - ((at.month, at.day) < (born.month, born.day))
        found.append(s.same(years, s.constant(passed)))
    assert agree(found)


def test_only_days_that_exist_are_days() -> None:
    day, real = q.unknown_day("d")
    solver = s.Solver()
    solver.add(real)
    for year in (1900, 1904, 2000, 2023, 2024, 2100):
        for month in range(1, 13):
            last = monthrange(year, month)[1]
            for number, there in ((0, "no"), (1, "yes"), (last, "yes"), (last + 1, "no")):
                spelled = s.constant(10000 * year + 100 * month + number)
                exists = s.both(s.same(day.year, s.constant(year)), s.same(day.spelled, spelled))
                exists = s.both(exists, s.same(day.month, s.constant(month)))
                assert solver.ask(exists).verdict == there, (year, month, number)
