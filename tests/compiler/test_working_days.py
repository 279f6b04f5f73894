"""Days off, swap days, month ends and cut-offs: where a length of time ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from compiler import ir
from compiler.evaluation import Due, Filing, TermState
from compiler.working_days import Length, Unit, add, due, is_working
from tests.compiler.building import (
    COLOURS,
    TET,
    VIETNAM,
    equals,
    finding,
    page,
    question,
    ready,
    run,
    span,
)  # fmt: skip

SAME_DAY = ir.ClockRow(ir.TRUE, "same_day")


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)


def day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()


@pytest.mark.parametrize(
    ("text", "worked"),
    [
        ("13/02/2026", True), ("14/02/2026", False), ("16/02/2026", False), ("23/02/2026", True),
        ("22/08/2026", True), ("23/08/2026", False), ("31/08/2026", False),
    ],
)  # fmt: skip
def test_days_off_and_swap_days(text: str, worked: bool) -> None:
    assert is_working(day(text), TET) is worked


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        ("12/02/2026 10:00", "7", "working_day", "02/03/2026"),
        ("06/07/2026 08:00", "7", "working_day", "15/07/2026"),
        ("20/08/2026 09:00", "2", "working_day", "22/08/2026"),
        ("28/08/2026 09:00", "1", "working_day", "01/09/2026"),
        ("14/02/2026 09:00", "1", "working_day", "23/02/2026"),
        ("02/03/2026 09:00", "0.25", "working_day", "03/03/2026"),
        ("02/03/2026 09:00", "1.5", "working_day", "04/03/2026"),
        ("05/02/2026 09:00", "15", "day", "23/02/2026"),
        ("02/03/2026 09:00", "5", "day", "09/03/2026"),
        ("02/03/2026 09:00", "1", "day", "03/03/2026"),
        ("31/03/2026 09:00", "1", "month", "30/04/2026"),
        ("31/01/2026 09:00", "1", "month", "02/03/2026"),
        ("15/11/2026 09:00", "3", "month", "15/02/2027"),
        ("29/02/2028 09:00", "1", "year", "28/02/2029"),
    ],
)
def test_the_day_of_the_event_is_not_counted(start: str, amount: str, unit: Unit, end: str) -> None:
    length = Length(Decimal(amount), unit)
    assert due(moment(start), [length], None, TET) == Due(day(end))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("13/02/2026 14:59", "13/02/2026"),
        ("13/02/2026 15:00", "23/02/2026"),
        ("13/02/2026 15:30", "23/02/2026"),
        ("14/02/2026 09:00", "23/02/2026"),
        ("21/08/2026 16:00", "22/08/2026"),
        ("22/08/2026 15:30", "24/08/2026"),
    ],
)
def test_after_the_cut_off_the_same_day_is_the_next_working_day(start: str, end: str) -> None:
    assert due(moment(start), [], time(15), TET) == Due(day(end))


def test_a_filing_after_the_cut_off_counts_as_received_the_next_working_day() -> None:
    length = [Length(Decimal(2), "working_day")]
    assert due(moment("06/03/2026 14:00"), length, time(15), TET) == Due(day("10/03/2026"))
    assert due(moment("06/03/2026 15:00"), length, time(15), TET) == Due(day("11/03/2026"))
    assert due(moment("07/03/2026 08:00"), length, time(15), TET) == Due(day("11/03/2026"))


def test_the_day_is_the_day_in_viet_nam() -> None:
    late = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
    assert due(late, [], None, TET) == Due(date(2026, 3, 3))


def test_hours_run_from_the_moment() -> None:
    eight = [Length(Decimal(8), "hour")]
    assert due(moment("02/03/2026 09:15"), eight, None, TET) == Due(date(2026, 3, 2), time(17, 15))
    assert due(moment("02/03/2026 20:00"), eight, None, TET) == Due(date(2026, 3, 3), time(4))


def test_lengths_are_added_in_order_and_only_the_end_moves_to_a_working_day() -> None:
    days, more = Length(Decimal(5), "day"), Length(Decimal(2), "day")
    assert due(moment("02/03/2026 09:00"), [days, more], None, TET) == Due(date(2026, 3, 9))


def test_working_days_are_counted_backwards_too() -> None:
    before = Length(Decimal(-2), "working_day")
    assert add(date(2026, 2, 24), before, TET) == date(2026, 2, 13)


def term(clock: ir.Clock, at: str = "02/03/2026 09:00", **about: object) -> TermState:
    judge = ready(pages=(page(question("mau", COLOURS)),), term=clock)
    return run(judge, at=moment(at), **about).term  # type: ignore[arg-type]


def decided(due: str, latest: str) -> TermState:
    return TermState(Due(day(due)), Due(day(latest)), decided=True)


def test_the_term_of_two_real_filings_over_tet() -> None:
    khai_sinh = ir.Clock((SAME_DAY,), (span(3, "working_day", finding("xac_minh")),), "15:00")
    assert term(khai_sinh, "13/02/2026 15:30") == decided("23/02/2026", "26/02/2026")
    found = term(khai_sinh, "02/03/2026 09:00", findings={"xac_minh": True})
    assert found == decided("05/03/2026", "05/03/2026")
    thuong_tru = ir.Clock((span(7, "working_day"),))
    assert term(thuong_tru, "12/02/2026 10:00") == decided("02/03/2026", "02/03/2026")


ROWS = (span(20, "day", equals("mau", "do")), span(15, "day"))


def test_a_term_that_waits_for_an_answer_is_not_decided() -> None:
    clock = ir.Clock(ROWS, rest=True)
    assert term(clock) == TermState(None, None, decided=False)
    assert term(clock, answers={"mau": "do"}) == decided("23/03/2026", "23/03/2026")
    assert term(clock, answers={"mau": "vang"}) == decided("17/03/2026", "17/03/2026")
    waits = ir.Clock(ROWS[1:], (span(1, "day", equals("mau", "do")),))
    assert term(waits) == TermState(None, None, decided=False)


def test_what_an_officer_may_still_say_shows_in_the_latest_date_only() -> None:
    clock = ir.Clock((span(20, "day", finding("kho")), span(15, "day")), rest=True)
    assert term(clock) == decided("17/03/2026", "23/03/2026")
    assert term(clock, stage="submit") == decided("17/03/2026", "23/03/2026")
    assert term(clock, findings={"kho": False}) == decided("17/03/2026", "17/03/2026")


def test_terms_without_a_date() -> None:
    assert term(ir.Clock((ir.ClockRow(ir.TRUE, "untimed"),))) == TermState(None, None, decided=True)
    paid = ir.Clock((span(3, "day"),), start="paid")
    assert term(paid) == TermState(None, None, decided=False, waits="paid")
    judge = ready(term=paid)
    assert run(judge).asks == ()
    assert run(ready()).term == TermState(None, None, decided=True)


def test_a_clock_may_begin_later_than_the_filing() -> None:
    judge = ready(term=ir.Clock((span(3, "working_day"),)))
    filing = Filing({}, moment("02/03/2026 09:00"))
    found = judge.run(filing, start=moment("09/03/2026 09:00"))
    assert found.term == decided("12/03/2026", "12/03/2026")
