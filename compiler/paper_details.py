"""What else is said of a paper in one case: how much it is needed, its age, its way, its origin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from compiler import ir
from compiler.evaluation import ComponentState
from compiler.reads import Read
from compiler.run import Run, Test, Wiring

T = TypeVar("T")
BY_PAPER = "paper"
"""The way to consent by which something is handed in."""


@dataclass(frozen=True, slots=True)
class Details:
    """The rows of each decision about a paper, ready to run; `way` and `foreign` are slots."""

    component: ir.Component
    needs: tuple[tuple[Test, ir.Need], ...]
    ages: tuple[tuple[Test, ir.ClockRow], ...]
    way: int | None
    foreign: int | None

    def added(self, run: Run, state: ComponentState) -> ComponentState:
        age, way = _first(run, self.ages), self._way(run)
        handed_in = self.component.consent is None or way == BY_PAPER
        return replace(
            state,
            copies=state.copies if handed_in else (),
            need=_first(run, self.needs) or self.component.need,
            max_age=age if age is not None and age.word == "span" else None,
            foreign=self.foreign is not None and run.state[self.foreign] is True,
            way=way,
        )

    def _way(self, run: Run) -> str:
        if self.way is not None:
            answer = run.state[self.way]
            return answer if isinstance(answer, str) else ""
        consent = self.component.consent
        return consent.ways[0] if consent else ""


def details(component: ir.Component, wiring: Wiring) -> Details | None:
    """None for the many papers of which nothing more is said."""
    slots, consent = wiring.layout.slots, component.consent
    if not (component.needs or component.max_age or component.foreign or consent):
        return None
    asked = consent.question if consent else ""
    return Details(
        component,
        tuple((wiring.test(row.when), row.need) for row in component.needs),
        tuple((wiring.test(row.when), row) for row in component.max_age),
        slots[Read("case", asked)] if asked else None,
        slots[Read("case", component.foreign)] if component.foreign else None,
    )


def _first(run: Run, rows: Iterable[tuple[Test, T]]) -> T | None:
    """The first that holds; none while an earlier one may still come to hold."""
    for test, value in rows:
        holds = run.decided(test)
        if holds is not False:
            return value if holds else None
    return None
