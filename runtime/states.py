"""Where a dossier stands, and the three ways in which it comes to stand without a command."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from compiler.evaluation import Due
from runtime.national import NATIONAL, StateName
from runtime.ways import Stop, Way

Clock = Literal["running", "paused", "stopped", "waiting"]


@dataclass(frozen=True, slots=True)
class Consulted:
    """A unit whose opinion has been asked for and not been given."""

    id: str
    unit: str
    due: Due
    silence: str = ""


@dataclass(frozen=True, slots=True)
class Bill:
    """A fee that has been asked for, and what became of it."""

    fee: str
    amount: int
    currency: str = "VND"
    state: Literal["asked", "paid", "excess", "refunded"] = "asked"
    """`excess` was paid too much, and is to be given back."""

    @property
    def back(self) -> bool:
        """Not money that came, but a part of it that goes back."""
        return "-" in self.fee


def base(fee: str) -> str:
    """The fee that a row of money is about: `le_phi` of `le_phi+1-1`."""
    return fee.partition("-")[0].partition("+")[0]


def given_back(bill: Bill, bills: Iterable[Bill]) -> int:
    """How much of what was paid on it has gone back, or is to."""
    return sum(one.amount for one in bills if one.fee.startswith(f"{bill.fee}-"))


@dataclass(frozen=True, slots=True)
class State:
    """The state by name, the steps that are open, and what has been asked and granted so far.

    The open steps lie with `unit`; the dossier was taken in at `intake` and is decided at `home`.
    """

    name: StateName
    open: tuple[str, ...]
    supplements: int = 0
    clock: Clock = "running"
    cut_off: date | None = None
    extensions: int = 0
    opinions: tuple[Consulted, ...] = ()
    bills: tuple[Bill, ...] = ()
    unit: str = ""
    intake: str = ""
    home: str = ""

    @property
    def national(self) -> int:
        return NATIONAL[self.name]

    @property
    def owed(self) -> tuple[Bill, ...]:
        return tuple(one for one in self.bills if one.state == "asked")

    def worth(self, bill: Bill) -> int:
        """What is to be paid on it, or can still be given back of it."""
        return bill.amount - given_back(bill, self.bills)

    @property
    def counters(self) -> frozenset[str]:
        """Where the applicant may be served."""
        return frozenset({self.unit, self.intake, self.home})


def lodged(way: Way) -> State:
    """The first state of a dossier: intake is open."""
    return State("submitted", steps(way.intake))


def awaiting() -> State:
    """A dossier that waits for the result of another: nothing is open, its clock has not begun."""
    return State("submitted", (), clock="waiting")


def stopped(before: State) -> State:
    """What follows from the refusal of another dossier of the same filing."""
    return ended(before, "stopped")


def ended(before: State, name: StateName) -> State:
    """Nobody is to do anything any more; what was paid and found stays known."""
    return replace(before, name=name, open=(), clock="stopped", cut_off=None, opinions=())


def steps(stage: tuple[Stop, ...]) -> tuple[str, ...]:
    return tuple(stop.step for stop in stage)


def intake_open(state: State, way: Way) -> bool:
    return way.stage_of(state.open) == 0
