"""The clock of a dossier against days counted by hand, at any moment of its life."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from compiler import ir
from compiler.evaluate import engine
from compiler.evaluation import Calendar, Filing, World
from compiler.working_days import VIETNAM
from runtime.reckoning import Reckoning, clock
from runtime.store.columns import due_text
from runtime.store.events import Recorded
from tests.compiler.building import program
from tests.runtime.law_of_time import DAYS_OFF, SATURDAYS_WORKED

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("clocks.yaml").read_text("utf-8")
)
WORLD = World(Calendar(frozenset(DAYS_OFF), frozenset(SATURDAYS_WORKED), date(2026, 12, 31)))


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)


def row(text: str) -> ir.ClockRow:
    if text == "same_day":
        return ir.ClockRow(ir.TRUE, "same_day")
    amount, unit = text.split()
    return ir.ClockRow(ir.TRUE, "span", amount, unit)  # type: ignore[arg-type]


def event(text: str) -> ir.Event:
    kind, _, of = text.partition(" ")
    return ir.Event(kind, of)  # type: ignore[arg-type]


def stop(text: str) -> ir.Stop:
    start, end = text.split(" until ")
    return ir.Stop(ir.TRUE, event(start), event(end))


def term(about: dict[str, Any]) -> ir.Clock:
    return ir.Clock(
        (row(about["within"]),),
        cut_off=about.get("cut_off", ""),
        start=about.get("start", "complete"),
        start_step=about.get("of", ""),
        extend=tuple(ir.Extension(row(one)) for one in about.get("extend", ())),
        stops=tuple(stop(one) for one in about.get("stops", ())),
    )


def history(case: dict[str, Any]) -> tuple[Recorded, ...]:
    first = {"at": case["lodged"], "kind": "lodged", "waiting": case.get("waiting", False)}
    return tuple(
        Recorded(
            number, moment(one["at"]), "", one["kind"],
            {name: value for name, value in one.items() if name not in ("at", "kind")}, "", "",
        )
        for number, one in enumerate([first, *case.get("events", ())], 1)
    )  # fmt: skip


def shown(one: Reckoning) -> str:
    due = "-"
    if one.due:
        day, _, hour = due_text(one.due).partition("T")
        due = f"{date.fromisoformat(day):%d/%m/%Y}" + (f"T{hour}" if hour else "")
    return f"{one.state} {due} {one.elapsed} {one.waits}".strip()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_the_clock_shows_what_was_counted_by_hand(case: dict[str, Any]) -> None:
    judge = engine(program(term=term(case["term"])), WORLD)
    filing = Filing({}, moment(case["lodged"]), "online", stage="submit")
    found = {at: shown(clock(judge, filing, history(case), moment(at))) for at in case["shows"]}
    assert found == case["shows"]


def test_extensions_are_counted_with_what_the_act_allows() -> None:
    about = {"within": "30 day", "start": "lodged", "extend": ["15 day", "10 day"]}
    judge = engine(program(term=term(about)), WORLD)
    case = {
        "lodged": "02/03/2026 09:00",
        "events": [{"at": "20/03/2026 10:00", "kind": "extended"}],
    }
    filing = Filing({}, moment(case["lodged"]), "online", stage="submit")  # type: ignore[arg-type]
    now = clock(judge, filing, history(case), moment("21/03/2026 09:00"))
    assert (now.extensions, now.allowed) == (1, 2)
    letters = engine(program(term=term({"within": "30 day"})), WORLD)
    assert clock(letters, filing, history(case)[:1], moment("21/03/2026 09:00")).allowed == 1
