"""Figures: what is kept day by day is what the chains of events say, in any order of things."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

import pytest
from sqlalchemy import Connection, select

from compiler.evaluation import Due
from runtime.clock import VIETNAM
from runtime.commands import APPLICANT, SYSTEM, Actor, Command, CommandName
from runtime.national import UNDECIDED, StateName
from runtime.reckoning import Reckoning
from runtime.refusals import Refused
from runtime.store import dossiers, events, figures, processing
from runtime.store.columns import due_from_text
from runtime.store.counting import Count, Key, counted, midnight
from runtime.store.engine import Store
from runtime.store.events import Recorded
from runtime.store.tables import FLOWS, rollup
from tests.runtime.filing import (
    NOW,
    RECEIVER,
    RETURNER,
    SIGNER,
    UNIT,
    WAY,
    WORKER,
    lodging,
    start_draft,
    submit,
)

DOMAINS = {"1.001193": "ho_tich", "2.000815": "chung_thuc"}
DAYS = 8
Deed: TypeAlias = tuple[CommandName, Actor]
RECEIVE: Deed = ("receive", RECEIVER)
PASS: Deed = ("pass_step", WORKER)
DECIDE: Deed = ("decide", SIGNER)
WITHDRAW: Deed = ("withdraw", APPLICANT)
LIKELY: Mapping[StateName, Sequence[Deed]] = {
    "submitted": [*[RECEIVE] * 6, ("refuse", RECEIVER), ("ask_supplement", RECEIVER), WITHDRAW],
    "received": [*[PASS] * 6, ("ask_supplement", WORKER), WITHDRAW],
    "processing": [*[DECIDE] * 6, ("stop", SIGNER), WITHDRAW],
    "supplement": [("answer_supplement", APPLICANT), WITHDRAW, ("expire", SYSTEM)],
    "decided": [("return_result", RETURNER)],
}


def lodge(store: Store, chance: random.Random, at: datetime) -> str:
    one = lodging(start_draft(store), at=at, unit=chance.choice((UNIT, "ubnd_tan_dinh")))
    due = chance.choice((None, Due(at.date() + timedelta(3)), Due(at.date(), time(15, 30))))
    one = replace(
        one, procedure=chance.choice([*DOMAINS]), channel=chance.choice(("online", "counter")),
        due=due, latest_due=due,
    )  # fmt: skip
    return submit(store, one).dossier


def act(store: Store, chance: random.Random, id: str, now: datetime) -> None:
    """Something that may be refused, or a new promised day."""
    one = store.read(lambda c: dossiers.own_dossier(c, id))
    name, actor = chance.choice(LIKELY.get(one.state, [WITHDRAW]))
    until = now.date() + timedelta(2) if name == "ask_supplement" else None
    actor = replace(actor, unit=one.unit) if actor.unit else actor

    def change(connection: Connection) -> None:
        state = dossiers.state_of(connection, one)
        if chance.random() < 0.2 and state.name in UNDECIDED:
            due = Due(now.date() + timedelta(chance.randint(-1, 4)))
            shown = Reckoning(state.clock, due, due)
            processing.reschedule(connection, id, shown, actor=SYSTEM, reason="finding", now=now)
            return
        step = state.open[0] if state.open else ""
        command = Command(name, actor, step=step, letter="t", result="gks", until=until)
        processing.act(connection, id, one.version, command, WAY, now)

    with suppress(Refused):
        store.write(change)


# The same from the chains alone


def told(history: Sequence[Recorded], day: date) -> Iterator[Count]:
    """What the chain of one dossier says of a day: each event by itself, then how it stood."""
    state, due, until = "", None, midnight(day + timedelta(1))
    for one in (one for one in history if one.at < until):
        today = one.at >= midnight(day)
        if one.kind in ("lodged", "due_changed"):
            text = one.data["due" if one.kind == "lodged" else "to"]
            due = due_from_text(str(text)) if text else None
        before, state = (
            state,
            str(one.data.get("to", state)) if one.kind != "due_changed" else state,
        )
        if one.kind == "lodged":
            state = "submitted"
            yield Count(lodged=int(today))
        elif today and state != before:
            yield from ended(state, due, one.at)
    if state in UNDECIDED:
        late = due is not None and due.day <= day and state != "supplement"
        yield Count(open=1, overdue=int(late))


def ended(state: str, due: Due | None, at: datetime) -> Iterator[Count]:
    if state == "decided" and due:
        end = datetime.combine(due.day, due.time or time.max, VIETNAM)
        yield Count(decided=1, on_time=int(at <= end), late=int(at > end))
    elif state in ("refused", "withdrawn", "decided"):
        yield Count(**{state: 1})
    elif state in ("stopped", "expired"):
        yield Count(stopped=1)


Chain: TypeAlias = tuple[Key, Sequence[Recorded]]


def chains(store: Store, made: Iterable[str]) -> list[Chain]:
    def read(connection: Connection) -> Iterator[Chain]:
        for id in made:
            one = dossiers.own_dossier(connection, id)
            yield (one.unit, one.procedure, one.channel), events.history(connection, id)

    return store.read(lambda c: [*read(c)])


def recomputed(every: Iterable[Chain], day: date) -> dict[Key, Count]:
    found: dict[Key, Count] = {}
    for key, history in every:
        for count in told(history, day):
            found[key] = found.get(key, Count()) + count
    return {key: count for key, count in found.items() if count}


def stored(store: Store, day: date) -> dict[Key, Count]:
    columns = (rollup.c.unit, rollup.c.procedure, rollup.c.channel, rollup.c.domain)
    numbers = (rollup.c[name] for name in asdict(Count()))
    rows = store.read(
        lambda c: c.execute(select(*columns, *numbers).where(rollup.c.day == day)).all()
    )
    assert all(domain == DOMAINS[procedure] for _, procedure, _, domain, *_ in rows)
    return {(row[0], row[1], row[2]): Count(*row[4:]) for row in rows}


def keep(store: Store, today: date) -> None:
    for day in store.read(lambda c: figures.days_to_keep(c, today)):
        until = midnight(day + timedelta(1))
        counts = store.read(lambda c, d=day, u=until: counted(c, d, u))  # type: ignore[misc]
        store.write(lambda c, d=day, n=counts: figures.put_day(c, d, n, DOMAINS))  # type: ignore[misc]


@pytest.mark.parametrize("seed", [3, 5])
def test_what_is_kept_is_what_the_chains_say(store: Store, seed: int) -> None:
    """Counted the next morning or days later; what happens meanwhile changes no day before."""
    chance = random.Random(seed)
    made: list[str] = []
    for number in range(DAYS):
        morning = NOW + timedelta(days=number)
        made += [lodge(store, chance, morning) for _ in range(chance.randint(0, 3))]
        for hour in range(1, 9):
            if made:
                act(store, chance, chance.choice(made), morning + timedelta(hours=hour))
        if chance.random() < 0.5:
            keep(store, morning.date())
    keep(store, NOW.date() + timedelta(DAYS))
    every = [NOW.date() + timedelta(number) for number in range(DAYS)]
    known = chains(store, made)
    assert {day: stored(store, day) for day in every} == {
        day: recomputed(known, day) for day in every
    }
    total = sum((one for day in every for one in stored(store, day).values()), Count())
    left = sum(one.open for one in stored(store, every[-1]).values())
    assert total.lodged == left + total.decided + total.refused + total.withdrawn + total.stopped
    assert min(total.on_time, total.late, total.overdue, total.withdrawn) > 0
    now = midnight(NOW.date() + timedelta(DAYS))
    live = store.read(lambda c: counted(c, every[-1], now - timedelta(microseconds=1)))
    assert {key: one.open for key, one in live.items()} == {
        key: one.open for key, one in stored(store, every[-1]).items()
    }


def test_figures_are_summed_by_month_and_stand_as_they_ended(store: Store) -> None:
    rows = [
        (date(2026, 1, 30), UNIT, 5, 4), (date(2026, 1, 31), UNIT, 1, 3),
        (date(2026, 2, 1), UNIT, 2, 9), (date(2026, 2, 1), "ubnd_tan_dinh", 7, 1),
    ]  # fmt: skip
    zeros = dict.fromkeys((*FLOWS, "overdue"), 0)

    def fill(connection: Connection) -> None:
        for day, unit, lodged, left in rows:
            values = {**zeros, "lodged": lodged, "open": left, "day": day, "unit": unit}
            names = {"procedure": "1.001193", "channel": "online", "domain": "ho_tich"}
            connection.execute(rollup.insert().values(**values, **names))

    store.write(fill)

    def summed(units: list[str] | None) -> Counter[tuple[int, str, int]]:
        since, until = date(2026, 1, 1), date(2026, 2, 2)
        found = store.read(lambda c: figures.kept(c, since, until, units))
        return Counter((one.month[1], "lodged", one.count.lodged) for one in found)

    assert summed([UNIT])[1, "lodged", 6] == 1
    assert summed(None)[2, "lodged", 7] == 1
    assert (2, "lodged", 7) not in summed([UNIT])
    found = store.read(lambda c: figures.kept(c, date(2026, 1, 1), date(2026, 2, 1), [UNIT]))
    assert [(one.month[1], one.count.open) for one in found if one.count.open] == [(1, 3), (2, 9)]
