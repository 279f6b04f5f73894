"""What the law asks of a dossier's life, told apart from the service's own table.

Each rule reads what can be seen from outside: rows, events, and what was tried. It knows nothing
of transitions, guards or targets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from catalogue.kinds.base import Json
from compiler.evaluation import Due
from runtime.clock import VIETNAM
from runtime.reckoning import Reckoning
from runtime.store.dossiers import Dossier
from runtime.store.events import Recorded
from runtime.store.opinions import Opinion
from runtime.store.payments import Payment
from runtime.store.tasks import Task

ENDINGS = {"refused", "withdrawn", "stopped", "expired", "returned"}
CODES = {
    "submitted": 1, "received": 2, "refused": 3, "processing": 4, "opinion": 4, "supplement": 5,
    "payment": 6, "withdrawn": 7, "stopped": 8, "expired": 8, "decided": 9, "returned": 10,
}  # fmt: skip
FEES = {
    "9.000001": {"tham_dinh": 100_000, "cap_phep": 50_000},
    "9.000002": {"bo_sung": 70_000, "kiem_tra": 30_000},
    "9.000003": {"kiem_dinh": 100_000},
    "9.000004": {"truoc_ba": 500_000},
}
DAYS_OFF = {
    *(date(2026, 1, day) for day in (1, 2)),
    *(date(2026, 2, day) for day in range(16, 21)),
    *(date(2026, 4, day) for day in (26, 27, 30)),
    date(2026, 5, 1), date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2), date(2026, 11, 24),
}  # fmt: skip
MONEY = {"payment_asked", "payment_confirmed", "payment_refunded"}
COUNTER = {"tiep_nhan_hs", "submitter"}
PARTS = {
    "receive": {"tiep_nhan_hs"}, "refuse": {"tiep_nhan_hs"}, "decide": {"ky"},
    "return_result": {"tra_kq"}, "expire": {"system"}, "withdraw": COUNTER,
    "answer_supplement": COUNTER,
}  # fmt: skip
WORK = {"ask_supplement", "pass_step", "ask_opinion", "extend", "stop"}
SATURDAYS_WORKED = {date(2026, 1, 10), date(2026, 8, 22)}


@dataclass(frozen=True, slots=True)
class Seen:
    """A dossier from outside, at one moment; `clock` is reckoned afresh."""

    at: datetime
    dossier: Dossier
    events: tuple[Recorded, ...]
    tasks: tuple[Task, ...]
    payments: tuple[Payment, ...]
    opinions: tuple[Opinion, ...]
    clock: Reckoning


@dataclass(frozen=True, slots=True)
class Tried:
    """What somebody tried: a command or another deed, and the reason it was refused, or ''."""

    name: str
    unit: str
    role: str
    refused: str


Rule = Callable[[Seen, Tried, Seen], bool]


def _working(day: date) -> bool:
    return day in SATURDAYS_WORKED or (day.weekday() < 5 and day not in DAYS_OFF)


def _working_day_before(day: date) -> date:
    day -= timedelta(days=1)
    while not _working(day):
        day -= timedelta(days=1)
    return day


def _kinds(seen: Seen) -> list[str]:
    return [one.kind for one in seen.events]


def _new(before: Seen, after: Seen) -> Sequence[Recorded]:
    return after.events[len(before.events) :]


def _of(seen: Seen, kind: str) -> Iterator[Recorded]:
    return (one for one in seen.events if one.kind == kind)


def _day(at: datetime) -> date:
    return at.astimezone(VIETNAM).date()


def _paid_by(event: Recorded) -> list[Json]:
    fees = event.data["fees"]
    assert isinstance(fees, list)
    return fees


# The rules


def what_happened_stays(before: Seen, tried: Tried, after: Seen) -> bool:
    return after.events[: len(before.events)] == before.events


def what_is_refused_changes_nothing(before: Seen, tried: Tried, after: Seen) -> bool:
    same = (after.dossier, after.events, after.payments, after.opinions, after.tasks)
    was = (before.dossier, before.events, before.payments, before.opinions, before.tasks)
    return not tried.refused or same == was


def another_unit_changes_nothing(before: Seen, tried: Tried, after: Seen) -> bool:
    """But for an opinion that it was asked for."""
    asked = {one.unit for one in before.opinions}
    if tried.unit in ("", before.dossier.unit):
        return True
    return bool(tried.refused) or (tried.name == "give_opinion" and tried.unit in asked)


def everybody_does_their_own_part(before: Seen, tried: Tried, after: Seen) -> bool:
    """What has no part of its own is for whoever holds an open step; payments see below."""
    holding = {one.role for one in before.tasks if one.closed_at is None and one.opinion is None}
    allowed = PARTS.get(tried.name, holding if tried.name in WORK else {tried.role})
    return bool(tried.refused) or tried.role in allowed


def money_is_taken_at_the_counter(before: Seen, tried: Tried, after: Seen) -> bool:
    """By who holds the dossier too, and by the bank; never by the applicant."""
    paying = tried.name in ("confirm_payment", "refund_payment", "ask_payment")
    return not paying or bool(tried.refused) or tried.role != "submitter"


def a_due_date_moves_only_with_an_event(before: Seen, tried: Tried, after: Seen) -> bool:
    moved = before.dossier.due != after.dossier.due
    return not moved or "due_changed" in {one.kind for one in _new(before, after)}


def the_clock_shows_what_events_say(before: Seen, tried: Tried, after: Seen) -> bool:
    one, clock = after.dossier, after.clock
    stored = (one.due, one.latest_due, one.clock, one.waits or "")
    return stored == (clock.due, clock.latest, clock.state, clock.waits)


def the_clock_stands_while_the_applicant_is_asked(before: Seen, tried: Tried, after: Seen) -> bool:
    over = after.dossier.state in ENDINGS | {"decided"}
    asked = after.dossier.state == "supplement"
    clock = after.dossier.clock
    return (clock == "stopped") == over and (not asked or clock == "paused")


def no_due_date_falls_on_a_day_off(before: Seen, tried: Tried, after: Seen) -> bool:
    due = after.dossier.due
    return due is None or due.time is not None or _working(due.day) or _promised(after, due)


def _promised(seen: Seen, due: Due) -> bool:
    """The office may promise any day in a letter."""
    return any(one.data.get("until") == due.day.isoformat() for one in _of(seen, "extended"))


def a_supplement_is_asked_once(before: Seen, tried: Tried, after: Seen) -> bool:
    asked = list(_of(after, "supplement_asked"))
    return len(asked) <= 1 and all(one.data["letter"] for one in asked)


def a_supplement_comes_by_its_cut_off(before: Seen, tried: Tried, after: Seen) -> bool:
    """And what came by it does not expire."""
    for asked in _of(after, "supplement_asked"):
        last = date.fromisoformat(str(asked.data["until"]))
        if any(_day(one.at) > last for one in _of(after, "supplement_answered")):
            return False
        if any(_day(one.at) <= last for one in _of(after, "expired")):
            return False
    return "expired" not in _kinds(after) or "supplement_answered" not in _kinds(after)


def an_extension_comes_once_and_in_time(before: Seen, tried: Tried, after: Seen) -> bool:
    """Or as often as the act on the procedure says; with a letter, and to a later day."""
    allowed = 2 if after.dossier.procedure == "9.000002" else 1
    if len(list(_of(after, "extended"))) > allowed:
        return False
    if "extended" not in {one.kind for one in _new(before, after)}:
        return True
    was, now = before.dossier.due, after.dossier.due
    if was is None or now is None:
        return False
    event = next(one for one in _new(before, after) if one.kind == "extended")
    in_time = _day(event.at) <= _working_day_before(was.day)
    return in_time and now.day > was.day and bool(event.data["letter"])


def nothing_follows_an_end_but_money(before: Seen, tried: Tried, after: Seen) -> bool:
    if before.dossier.state not in ENDINGS:
        return True
    return after.dossier.state == before.dossier.state and all(
        one.kind in MONEY - {"payment_asked"} for one in _new(before, after)
    )


def a_decision_is_the_last_word(before: Seen, tried: Tried, after: Seen) -> bool:
    """One decision, after receipt, never once it was refused, withdrawn, stopped or expired."""
    kinds = _kinds(after)
    if "decided" not in kinds:
        return "returned" not in kinds
    number = kinds.index("decided")
    never = {"refused", "withdrawn", "stopped", "expired"}
    return (
        "received" in kinds[:number]
        and set(kinds[number + 1 :]) <= MONEY | {"returned", "due_changed"}
        and not never & set(kinds)
    )


def a_refusal_comes_before_receipt(before: Seen, tried: Tried, after: Seen) -> bool:
    kinds = _kinds(after)
    letters = all(one.data["letter"] for one in _of(after, "refused"))
    return letters and not ("refused" in kinds and "received" in kinds)


def who_stops_a_dossier_says_why(before: Seen, tried: Tried, after: Seen) -> bool:
    return all(one.data["letter"] for one in _of(after, "stopped"))


def a_result_waits_for_the_money(before: Seen, tried: Tried, after: Seen) -> bool:
    """Everything that was asked for, and all that the procedure takes by the time of the result."""
    if "returned" not in {one.kind for one in _new(before, after)}:
        return True
    paid = {fee for one in _of(after, "payment_confirmed") for fee in _paid_by(one)}
    owed = set(FEES[after.dossier.procedure])
    return all(one.state != "asked" for one in after.payments) and owed <= paid


def a_fee_is_paid_once_and_in_full(before: Seen, tried: Tried, after: Seen) -> bool:
    fees = [one.fee for one in after.payments]
    paid = [fee for one in _of(after, "payment_confirmed") for fee in _paid_by(one)]
    back = [fee for one in _of(after, "payment_refunded") for fee in _paid_by(one)]
    right = FEES[after.dossier.procedure]
    return (
        len(fees) == len(set(fees))
        and len(paid) == len(set(paid))
        and len(back) == len(set(back))
        and set(back) <= set(paid) <= set(fees)
        and all(one.amount == right[one.fee] for one in after.payments)
        and all(
            one.data["amount"] == sum(right[str(fee)] for fee in _paid_by(one))
            for one in _of(after, "payment_confirmed")
        )
        and "cap_phep" not in back  # never given back
    )


def somebody_holds_every_dossier(before: Seen, tried: Tried, after: Seen) -> bool:
    """Until its end it lies with its unit; then with nobody."""
    open = [one for one in after.tasks if one.closed_at is None]
    steps = [one for one in open if one.opinion is None]
    if after.dossier.state in ENDINGS:
        return not open
    return bool(steps) and {one.unit for one in steps} == {after.dossier.unit}


def a_decision_waits_for_opinions(before: Seen, tried: Tried, after: Seen) -> bool:
    waited = any(one.verdict is None for one in after.opinions)
    return not (waited and after.dossier.state in ENDINGS | {"decided"})


def silence_speaks_only_after_its_day(before: Seen, tried: Tried, after: Seen) -> bool:
    return all(
        one.answered_at is not None and _day(one.answered_at) > one.due.day
        for one in after.opinions
        if one.verdict in ("silent", "no_reply") and one.due.time is None
    )


def every_event_tells_the_national_code(before: Seen, tried: Tried, after: Seen) -> bool:
    return all(
        one.data["national"] == CODES[str(one.data["to"])]
        for one in after.events
        if "national" in one.data
    )


def withdrawal_ends_where_the_decision_begins(before: Seen, tried: Tried, after: Seen) -> bool:
    kinds = _kinds(after)
    return not ("withdrawn" in kinds and "decided" in kinds)


RULES: tuple[Rule, ...] = (
    what_happened_stays,
    what_is_refused_changes_nothing,
    another_unit_changes_nothing,
    everybody_does_their_own_part,
    money_is_taken_at_the_counter,
    a_due_date_moves_only_with_an_event,
    the_clock_shows_what_events_say,
    the_clock_stands_while_the_applicant_is_asked,
    no_due_date_falls_on_a_day_off,
    a_supplement_is_asked_once,
    a_supplement_comes_by_its_cut_off,
    an_extension_comes_once_and_in_time,
    nothing_follows_an_end_but_money,
    a_decision_is_the_last_word,
    a_refusal_comes_before_receipt,
    who_stops_a_dossier_says_why,
    a_result_waits_for_the_money,
    a_fee_is_paid_once_and_in_full,
    somebody_holds_every_dossier,
    a_decision_waits_for_opinions,
    silence_speaks_only_after_its_day,
    every_event_tells_the_national_code,
    withdrawal_ends_where_the_decision_begins,
)
