"""What reviewers of an edition see: the list of editions, and one report with what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from renderers.comparison.keeping import KeptChange
from renderers.masthead import Site
from renderers.officer import Desk


@dataclass(frozen=True, slots=True)
class EditionLine:
    """`author` is the name of who handed it in, '' where nobody said so."""

    hash: str
    short: str
    at: datetime
    author: str
    active: bool
    against: str = ""
    """Where it is compared with the edition in use, '' for that one itself."""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    address: str
    old: str
    new: str
    at: datetime
    author: str
    state: str
    done: bool


@dataclass(frozen=True, slots=True)
class Reviews:
    site: Site
    desk: Desk
    editions: tuple[EditionLine, ...]
    reviews: tuple[ReviewLine, ...]
    """Without a report the service compares the structure itself."""


@dataclass(frozen=True, slots=True)
class Said:
    """A remark, or an approval with its decision and reason."""

    name: str
    at: datetime
    text: str
    decision: str = ""
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A change with all that reviewers have said of it."""

    change: KeptChange
    anchor: str
    approvals: tuple[Said, ...]
    remarks: tuple[Said, ...]
    approvable: bool
    """Whether the reader may approve it."""
    error: str = ""
    """What was wrong with what the reader has just said of it."""
    typed: tuple[str, str] = ("", "")

    @property
    def open(self) -> bool:
        return self.change.waits and not self.approvals


@dataclass(frozen=True, slots=True)
class ReviewedPart:
    code: str
    name: str
    standing: str
    changes: tuple[Reviewed, ...]

    @property
    def waiting(self) -> tuple[Reviewed, ...]:
        return tuple(one for one in self.changes if one.open)


@dataclass(frozen=True, slots=True)
class Review:
    """`why_not` says why the reader may approve nothing, '' when they may."""

    site: Site
    desk: Desk
    address: str
    old: EditionLine
    new: EditionLine
    report: str
    counts: str
    state: str
    done: bool
    why_not: str
    parts: tuple[ReviewedPart, ...]
    flight: str
    flights: tuple[tuple[str, str, int, int, str], ...]

    @property
    def waits(self) -> bool:
        return any(part.waiting for part in self.parts)

    @property
    def wrong(self) -> tuple[Reviewed, ...]:
        return tuple(one for part in self.parts for one in part.changes if one.error)
