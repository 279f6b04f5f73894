"""What people say about a page: the form for it, and what officers read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from renderers.masthead import Site
from renderers.officer import Desk


@dataclass(frozen=True, slots=True)
class FeedbackForm:
    """`page` is the address that it is about; `sent` after it was kept."""

    site: Site
    page: str
    text: str = ""
    contact: str = ""
    error: str = ""
    sent: bool = False
    title: str = ""
    """What people call the page, '' where it has no name of its own."""


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """`handled_by` is the name of the officer who has seen to it, '' while nobody has."""

    id: str
    page: str
    text: str
    contact: str
    at: datetime
    handled_by: str
    handled_at: datetime | None


@dataclass(frozen=True, slots=True)
class FeedbackDesk:
    site: Site
    desk: Desk
    lines: tuple[FeedbackLine, ...]
