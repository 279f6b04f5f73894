"""Solver-neutral sets of values: what a field can hold, said without naming a solver."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from catalogue.record import record


@record
class Numbers:
    """Whole multiples of 10**-scale from low to high, both included."""

    low: int
    high: int
    scale: int = 0


@record
class Days:
    low: date
    high: date


@record
class OneOf:
    codes: tuple[str, ...]


@record
class SomeOf:
    """Any set of the codes."""

    codes: tuple[str, ...]


@record
class Truth:
    """Yes or no."""


@record
class Opaque:
    """Only given or not given matters to a rule: free text, papers, addresses."""


Domain: TypeAlias = Numbers | Days | OneOf | SomeOf | Truth | Opaque
