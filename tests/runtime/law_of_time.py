"""What the law asks about time: days counted by hand, cut-offs, extensions, silence."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from compiler.evaluation import Due
from runtime.clock import VIETNAM
from tests.runtime.seen import ENDINGS, Rule, Seen, Tried, day, kinds, new, of, paid_by

DAYS_OFF = {
    *(date(2026, 1, day) for day in (1, 2)),
    *(date(2026, 2, day) for day in range(16, 21)),
    *(date(2026, 4, day) for day in (26, 27, 30)),
    date(2026, 5, 1), date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2), date(2026, 11, 24),
}  # fmt: skip
SATURDAYS_WORKED = {date(2026, 1, 10), date(2026, 8, 22)}
HANDED_OVER_NEXT_DAY = 15
"""From this hour on, what comes in counts as of the next working day."""
A_DAY = timedelta(days=1)


def _working(day: date) -> bool:
    return day in SATURDAYS_WORKED or (day.weekday() < 5 and day not in DAYS_OFF)


def _working_day_before(day: date) -> date:
    day -= A_DAY
    while not _working(day):
        day -= A_DAY
    return day


def _working_day_from(day: date) -> date:
    while not _working(day):
        day += A_DAY
    return day


# How each procedure counts, as long as nothing but its own words moves the day


def _ten_working_days(seen: Seen) -> date | None:
    """From when it was complete: a supplement begins them anew. Two less in the later version."""
    if any(of(seen, "extended")):
        return None
    begun = [seen.dossier.lodged_at, *(one.at for one in of(seen, "supplement_answered"))][-1]
    return _after_working_days(_counts_as_of(begun), 8 if any(of(seen, "version_adopted")) else 10)


def _counts_as_of(at: datetime) -> date:
    local = at.astimezone(VIETNAM)
    late = _working(local.date()) and local.hour >= HANDED_OVER_NEXT_DAY
    return _working_day_from(local.date() + A_DAY * late)


def _after_working_days(day: date, number: int) -> date:
    """The day on which it came is not counted."""
    for _ in range(number):
        day = _working_day_from(day + A_DAY)
    return day


def _thirty_days(seen: Seen) -> date | None:
    """From when it was lodged; the clock stands while a supplement is awaited."""
    if any(of(seen, "extended", "supplement_asked")):
        return None
    return _working_day_from(day(seen.dossier.lodged_at) + 30 * A_DAY)


def _a_month(seen: Seen) -> date | None:
    """To the day of the same number, or the last of a shorter month."""
    if any(of(seen, "extended", "supplement_asked", "step_passed", "finding")):
        return None
    lodged = day(seen.dossier.lodged_at)
    year, month = (lodged.year + lodged.month // 12, lodged.month % 12 + 1)
    last = min(lodged.day, monthrange(year, month)[1])
    return _working_day_from(date(year, month, last))


COUNTED: Mapping[str, Callable[[Seen], date | None]] = {
    "9.000001": _ten_working_days,
    "9.000002": _thirty_days,
    "9.000003": lambda seen: None,
    "9.000004": _a_month,
    "9.000005": _ten_working_days,
}


# The rules


def the_day_promised_is_counted_as_the_law_counts(before: Seen, tried: Tried, after: Seen) -> bool:
    """Days off are known of one year here."""
    counted = COUNTED[after.dossier.procedure](after)
    if counted is None or counted.year > 2026 or after.dossier.clock != "running":
        return True
    return after.dossier.due == Due(counted)


def nothing_is_due_before_what_begins_it(before: Seen, tried: Tried, after: Seen) -> bool:
    """Where the term runs from the payment."""
    if after.dossier.procedure != "9.000003":
        return True
    paid = any("kiem_dinh" in paid_by(one) for one in of(after, "payment_confirmed"))
    return paid or (after.dossier.due is None and after.dossier.clock != "running")


def a_due_date_moves_only_with_an_event(before: Seen, tried: Tried, after: Seen) -> bool:
    moved = before.dossier.due != after.dossier.due
    return not moved or "due_changed" in {one.kind for one in new(before, after)}


def what_was_promised_is_not_cut_short(before: Seen, tried: Tried, after: Seen) -> bool:
    """But by what an officer has found out, or by a later version that gives the office less."""
    was, now = before.dossier.due, after.dossier.due
    found = {"finding", "version_adopted"} & {one.kind for one in new(before, after)}
    return was is None or now is None or bool(found) or now.day >= was.day


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
    return any(one.data.get("until") == due.day.isoformat() for one in of(seen, "extended"))


def a_supplement_comes_by_its_cut_off(before: Seen, tried: Tried, after: Seen) -> bool:
    """And what came by it does not expire."""
    for asked in of(after, "supplement_asked"):
        last = date.fromisoformat(str(asked.data["until"]))
        if any(day(one.at) > last for one in of(after, "supplement_answered")):
            return False
        if any(day(one.at) <= last for one in of(after, "expired")):
            return False
    return "expired" not in kinds(after) or "supplement_answered" not in kinds(after)


def a_supplement_that_comes_in_time_is_taken(before: Seen, tried: Tried, after: Seen) -> bool:
    until = before.dossier.supplement_until
    theirs = tried.name == "answer_supplement" and tried.role == "submitter"
    awaited = theirs and before.dossier.state == "supplement"
    in_time = until is not None and day(after.at) <= until
    return not (awaited and in_time and tried.refused)


def who_asks_for_a_supplement_late_says_why(before: Seen, tried: Tried, after: Seen) -> bool:
    """Who still asks in time is not held up for want of a reason."""
    if tried.refused == "late-unexplained":
        return _is_late(before, after.at) is not False
    return all(
        one.data.get("late") or _is_late(after, one.at) is not True
        for one in of(after, "supplement_asked")
    )


def _is_late(seen: Seen, at: datetime) -> bool | None:
    """After the third working day from receipt; None in a year whose days off are unknown here."""
    received = next((one.at for one in of(seen, "received")), None)
    if received is None or at < received:
        return False
    last = _after_working_days(day(received), 3)
    return day(at) > last if last.year == 2026 else None


def an_extension_comes_once_and_in_time(before: Seen, tried: Tried, after: Seen) -> bool:
    """Or as often as the act on the procedure says; with a letter, and to a later day."""
    allowed = 2 if after.dossier.procedure == "9.000002" else 1
    if len(list(of(after, "extended"))) > allowed:
        return False
    if "extended" not in {one.kind for one in new(before, after)}:
        return True
    was, now = before.dossier.due, after.dossier.due
    if was is None or now is None:
        return False
    event = next(one for one in new(before, after) if one.kind == "extended")
    in_time = day(event.at) <= _working_day_before(was.day)
    return in_time and now.day > was.day and bool(event.data["letter"])


def silence_speaks_only_after_its_day(before: Seen, tried: Tried, after: Seen) -> bool:
    return all(
        one.answered_at is not None and day(one.answered_at) > one.due.day
        for one in after.opinions
        if one.verdict in ("silent", "no_reply") and one.due.time is None
    )


def the_row_says_when_it_was_decided_and_ended(before: Seen, tried: Tried, after: Seen) -> bool:
    decided = next((one.at for one in of(after, "decided")), None)
    ended = next((one.at for one in of(after, *ENDINGS)), None)
    return (after.dossier.decided_at, after.dossier.ended_at) == (decided, ended)


RULES: tuple[Rule, ...] = (
    the_day_promised_is_counted_as_the_law_counts,
    nothing_is_due_before_what_begins_it,
    a_due_date_moves_only_with_an_event,
    what_was_promised_is_not_cut_short,
    the_clock_shows_what_events_say,
    the_clock_stands_while_the_applicant_is_asked,
    no_due_date_falls_on_a_day_off,
    a_supplement_comes_by_its_cut_off,
    a_supplement_that_comes_in_time_is_taken,
    who_asks_for_a_supplement_late_says_why,
    an_extension_comes_once_and_in_time,
    silence_speaks_only_after_its_day,
    the_row_says_when_it_was_decided_and_ended,
)
