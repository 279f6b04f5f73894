"""What has been done at a dossier and by whom, what units were asked, who holds what is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step: `who` holds it, or has closed it."""

    name: str
    unit: str
    who: str
    opened_at: datetime
    closed_at: datetime | None
    due: str = ""


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """What a unit was asked; `verdict` is '' while it is waited for."""

    unit: str
    question: str
    asked_by: str
    due: str
    verdict: str = ""
    answer: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """What one officer has left for the next."""

    step: str
    body: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HandOver:
    """What lies open with the unit, and to whom of it each may be given: (value, label)."""

    steps: tuple[tuple[str, str], ...]
    colleagues: tuple[tuple[str, str], ...]
    take: bool = False
    """The officer who looks may take it, and does not hold it yet."""


@dataclass(frozen=True, slots=True)
class Trail:
    """As one desk may see it."""

    steps: tuple[StepLine, ...] = ()
    opinions: tuple[OpinionLine, ...] = ()
    notes: tuple[NoteLine, ...] = ()
    hand: HandOver | None = None
    held: str = ""
    """The names of those who hold what is open, '' when it is the unit's."""
