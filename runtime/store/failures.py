"""What may go wrong with the store, in words the caller can act on."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.exc import InterfaceError, InternalError, OperationalError, TimeoutError

from catalogue.kinds.base import Json

TROUBLE = (OperationalError, InterfaceError, InternalError, TimeoutError)
"""How SQLAlchemy says that the database, not the question, is at fault."""


class Unavailable(Exception):
    """The database cannot be read or written now (busy, disk full): try again later."""


class Unfit(Exception):
    """A text is longer than its column, or holds what no column takes; nothing was written."""


class Taken(Exception):
    """Another server already works on this database."""


class Missing(Exception):
    """There is no such thing, or not for this person."""


class Conflict(Exception):
    """Somebody else has changed it in the meantime; nothing was written."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One question with two answers: the stored one, and the one given now."""

    path: str
    stored: Json
    given: Json


class PageConflict(Conflict):
    """The same page was saved elsewhere; `version` is what the page has reached."""

    def __init__(self, version: int, differences: tuple[Difference, ...]) -> None:
        super().__init__(f"page version {version}")
        self.version = version
        self.differences = differences


class Broken(Exception):
    """Stored evidence does not agree with itself."""


class Outdated(Exception):
    """The tables are of another edition of the program: whoever serves them brings them up."""
