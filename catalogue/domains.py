"""Solver-neutral sets of values: what a field can hold, said without naming a solver."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Numbers:
    """Whole multiples of 10**-scale from low to high, both included."""

    low: int
    high: int
    scale: int = 0


@dataclass(frozen=True, slots=True)
class Days:
    low: date
    high: date


@dataclass(frozen=True, slots=True)
class OneOf:
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SomeOf:
    """Any set of the codes."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class Opaque:
    """Only given or not given matters to a rule: free text, papers, addresses."""


Domain: TypeAlias = Numbers | Days | OneOf | SomeOf | Truth | Opaque
