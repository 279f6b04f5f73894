"""The clock of a dossier at any moment, from its events, the calendar and its program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Protocol

from catalogue.kinds.base import Json
from compiler import ir
from compiler.evaluate import Engine
from compiler.evaluation import Calendar, Due, Evaluation, Filing, TermState
from compiler.working_days import is_working, local, pushed, received, rolled
from runtime.states import Clock

ENDINGS = frozenset({"decided", "refused", "withdrawn", "stopped", "expired"})
COMPLETE = ir.Event("complete")
SUPPLEMENT = ir.Event("supplement")
NOT_BEGUN = TermState(None, None, decided=False)
Stretch = tuple[datetime, datetime]


class Happened(Protocol):
    """An event of the chain, for what clocks read of it."""

    @property
    def at(self) -> datetime: ...
    @property
    def kind(self) -> str: ...
    @property
    def data(self) -> Mapping[str, Json]: ...


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What the clock shows: `due` without and `latest` with what is still to be found out.

    `extensions` granted of those `allowed`; `elapsed` in working days, without those on which
    the clock stood; `waits` is the event (`paid thue`) without which it does not go on.
    """

    state: Clock
    due: Due | None
    latest: Due | None
    waits: str = ""
    extensions: int = 0
    allowed: int = 1
    elapsed: int = 0


def clock(engine: Engine, filing: Filing, history: Sequence[Happened], at: datetime) -> Reckoning:
    return reckoned(engine, filing, history, at)[1]


def reckoned(
    engine: Engine, filing: Filing, history: Sequence[Happened], at: datetime
) -> tuple[Evaluation, Reckoning]:
    """The whole evaluation of the case at that moment, and its clock."""
    course = _course(engine.program.term, history, at)
    case = replace(
        filing, events=course.events, stood=course.stood, extensions=course.granted
    )  # fmt: skip
    evaluation = engine.run(case, course.start)
    if course.waiting:
        evaluation = replace(evaluation, term=NOT_BEGUN)
    return evaluation, _shown(engine, filing, evaluation.term, course)


# What the events say


@dataclass(frozen=True, slots=True)
class Course:
    """The events up to a moment, or to the end of the dossier, as clocks see them."""

    until: datetime
    over: bool
    waiting: bool
    paused: datetime | None
    start: datetime | None
    events: Mapping[str, datetime]
    stood: tuple[Stretch, ...]
    granted: int
    promised: tuple[tuple[datetime, date], ...]
    """Days that letters of apology have named, each with when; kept though the term begins anew."""


def _course(term: ir.Clock | None, history: Sequence[Happened], at: datetime) -> Course:
    past, over = _until_end([one for one in history if one.at <= at])
    pauses = [one for one in past if one.kind in ("supplement_asked", "supplement_answered")]
    asked = pauses[-1] if pauses and pauses[-1].kind == "supplement_asked" else None
    start = _start(term, past)
    letters = [one for one in past if one.kind == "extended"]
    grants = [one for one in letters if start is None or one.at >= start]
    closed = [] if _begins_anew(term) or _has_own_stop(term) else _stretches(pauses)
    return Course(
        until=past[-1].at if over else at,
        over=over,
        waiting=_waiting(past),
        paused=asked.at if asked else None,
        start=start,
        events=happened([one for one in past if one is not asked]),
        stood=tuple(closed),
        granted=sum(1 for one in grants if "until" not in one.data),
        promised=tuple(
            (one.at, date.fromisoformat(str(one.data["until"])))
            for one in letters
            if "until" in one.data
        ),
    )


def _until_end(past: list[Happened]) -> tuple[list[Happened], bool]:
    """Nothing that happens after the decision moves the clock any more."""
    for number, one in enumerate(past):
        if one.kind in ENDINGS:
            return past[: number + 1], True
    return past, False


def _waiting(past: Iterable[Happened]) -> bool:
    """Lodged to wait for the result of another dossier that has not been given."""
    kinds = {one.kind for one in past}
    waits = any(one.kind == "lodged" and one.data.get("waiting") for one in past)
    return waits and "released" not in kinds


def _start(term: ir.Clock | None, past: Iterable[Happened]) -> datetime | None:
    """Where the clock begins at another moment than its program says.

    A dossier that was not yet received becomes complete by its supplement; one that was is
    counted from there anew, unless the program lets the clock only stand.
    """
    start, before_receipt = None, False
    for one in past:
        if one.kind == "supplement_asked":
            before_receipt = one.data.get("from") == "submitted"
        elif one.kind == "released":
            start = one.at
        elif one.kind == "supplement_answered" and _begins_anew(term):
            start = one.at if before_receipt or not _has_own_stop(term) else start
    return start


def _begins_anew(term: ir.Clock | None) -> bool:
    return term is not None and term.start == "complete"


def _has_own_stop(term: ir.Clock | None) -> bool:
    return term is not None and any(
        one.start == SUPPLEMENT or one.end == COMPLETE for one in term.stops
    )


def _stretches(pauses: Sequence[Happened]) -> list[Stretch]:
    return [
        (asked.at, answered.at)
        for asked, answered in pairwise(pauses)
        if asked.kind == "supplement_asked" and answered.kind == "supplement_answered"
    ]


def happened(history: Iterable[Happened]) -> dict[str, datetime]:
    """What clocks wait for, each when it happened last."""
    found: dict[str, datetime] = {}
    for one in history:
        if one.kind == "step_passed":
            found[f"done {one.data['step']}"] = one.at
        elif one.kind == "payment_confirmed":
            found |= {f"paid {fee}": one.at for fee in _listed(one.data["fees"])}
        elif one.kind == "supplement_asked":
            found[SUPPLEMENT.key] = one.at
        elif one.kind == "supplement_answered":
            found[COMPLETE.key] = one.at
    return found


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


# What the clock shows


def _shown(engine: Engine, filing: Filing, term: TermState, course: Course) -> Reckoning:
    calendar = engine.world.calendar
    own = engine.program.term
    due = _promised(term.due, course, calendar)
    begun = course.start or (_begun(own, filing, course) if own else None)
    return Reckoning(
        state=_state(own, term, course),
        due=due,
        latest=_later(term.latest, due),
        waits="" if course.over else COMPLETE.key if course.paused else term.waits,
        extensions=course.granted + len(course.promised),
        allowed=term.extensions if own and own.extend else 1,
        elapsed=_elapsed(own, begun, course, calendar) if own and begun else 0,
    )


def _state(own: ir.Clock | None, term: TermState, course: Course) -> Clock:
    if course.over:
        return "stopped"
    if course.waiting:
        return "waiting"
    if course.paused:
        return "paused"
    if not term.waits:
        return "running"
    begun = own is not None and own.starts.key == term.waits
    return "waiting" if begun else "paused"


def _promised(due: Due | None, course: Course, calendar: Calendar) -> Due | None:
    """The last day that was promised, moved by what has stood since, when it is later."""
    for at, day in course.promised:
        end = Due(day, due.time if due else None)
        for begun, ended in course.stood:
            if begun >= at:
                end = rolled(pushed(end, begun, ended, calendar, working=True), calendar)
        due = _later(due, end)
    return due


def _later(one: Due | None, other: Due | None) -> Due | None:
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda due: (due.day, due.time is None, due.time))


def _begun(own: ir.Clock, filing: Filing, course: Course) -> datetime | None:
    if course.waiting:
        return None
    at_once = own.start in ("complete", "lodged")
    return filing.at if at_once else course.events.get(own.starts.key)


def _elapsed(own: ir.Clock, begun: datetime, course: Course, calendar: Calendar) -> int:
    """From the day on which it counts as received; a stretch still going on ends now."""
    first = received(begun, _hour(own.cut_off), calendar)
    last = local(course.paused or course.until).date()
    stood = (*course.stood, *_own_stretches(own, course))
    every = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(
        1
        for day in every
        if is_working(day, calendar) and not any(_stood_on(day, one) for one in stood)
    )


def _own_stretches(own: ir.Clock, course: Course) -> Iterator[Stretch]:
    """Where the program stops the clock whatever the case, from one event until another."""
    for one in own.stops:
        begun = course.events.get(one.start.key) if one.start and one.when == ir.TRUE else None
        ended = course.events.get(one.end.key) if one.end else None
        if begun and ended and ended >= begun:
            yield begun, ended
        elif begun and not (ended and one.end and one.end.once):
            yield begun, course.until


def _hour(text: str) -> time | None:
    return time.fromisoformat(text.zfill(5)) if text else None


def _stood_on(day: date, stretch: Stretch) -> bool:
    begun, ended = stretch
    return local(begun).date() < day <= local(ended).date()
