"""A citizen's account: signing in, making one, and everything they have begun or filed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from renderers.masthead import Site


@dataclass(frozen=True, slots=True)
class CitizenSignIn:
    site: Site
    account: str = ""
    error: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """`errors` by the name of the box."""

    site: Site
    name: str = ""
    phone: str = ""
    email: str = ""
    errors: tuple[tuple[str, str], ...] = ()
    next: str = ""


@dataclass(frozen=True, slots=True)
class BegunLine:
    href: str
    procedure: str
    saved_at: datetime
    until: datetime
    represented: str = ""
    """In whose name it is written, '' when in one's own."""


@dataclass(frozen=True, slots=True)
class FiledLine:
    href: str
    code: str
    procedure: str
    state: str
    tone: str
    lodged_at: datetime
    represented: str = ""
    by: str = ""
    """Who has filed it for the holder of the account."""


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A paper that the service has already, and where it comes from."""

    name: str
    code: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A message about a dossier: its subject, and whether it is still new."""

    href: str
    subject: str
    at: datetime
    unread: bool


@dataclass(frozen=True, slots=True)
class ContactLine:
    """`asked`: a code was sent, and may be typed."""

    channel: str
    address: str
    proved: bool
    asked: bool


@dataclass(frozen=True, slots=True)
class Account:
    site: Site
    name: str
    begun: tuple[BegunLine, ...]
    filed: tuple[FiledLine, ...]
    held: tuple[HeldLine, ...]
    told: tuple[ToldLine, ...] = ()
    for_me: tuple[FiledLine, ...] = ()
    """What others have filed in the name of the holder."""
    contacts: tuple[ContactLine, ...] = ()
    wrong_code: str = ""

    @property
    def unread(self) -> bool:
        return any(one.unread for one in self.told)
