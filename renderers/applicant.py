"""What applicants may do with a dossier of theirs, as forms on the page that follows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from renderers.saying import say

MARKS = ("openness", "timeliness", "digitisation", "online", "satisfaction")
"""The five groups by which people and enterprises judge the service, each from 1 to 5."""
BEST = 5


@dataclass(frozen=True, slots=True)
class PaperBox:
    """A paper of the dossier that may be sent (again): the name of its box, and its words."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class SupplementForm:
    until: str
    """The last day for it, in words."""
    papers: tuple[PaperBox, ...]
    error: str = ""
    text: str = ""
    opened: tuple[str, ...] = ()
    """Questions that may be answered anew; then everything is sent from the form's own pages."""
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    name: str
    says: str
    given: int = 0


@dataclass(frozen=True, slots=True)
class RatingForm:
    marks: tuple[Mark, ...]
    given: bool = False
    """It has been rated: the marks are shown, none can be changed."""
    error: str = ""


@dataclass(frozen=True, slots=True)
class ResultLine:
    """`href` is '' where the document is on paper only."""

    title: str
    number: str
    href: str


@dataclass(frozen=True, slots=True)
class Deeds:
    """What may be done now; each form posts to `/ho-so/<code>/…`."""

    code: str
    version: int
    supplement: SupplementForm | None = None
    withdraw: bool = False
    rating: RatingForm | None = None
    error: str = ""
    results: tuple[ResultLine, ...] = ()
    keeps: int = 0
    """How many papers of it could join those of the account."""


def marks(lang: str, given: Mapping[str, int] = {}) -> tuple[Mark, ...]:
    return tuple(Mark(name, say(lang, f"rating/{name}"), given.get(name, 0)) for name in MARKS)
