"""What the service needs of the world outside: each port a protocol, each adapter one file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol

from catalogue.kinds.base import Json
from runtime.lookups import Answer
from runtime.refusals import Refusal


class Clock(Protocol):
    def now(self) -> datetime:
        """The aware instant, Asia/Ho_Chi_Minh."""
        ...


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that is safely kept: its name is the hash of its bytes."""

    sha256: str
    size: int


class Files(Protocol):
    """Bytes under their hash. Who may see them is decided elsewhere."""

    def put(self, source: BinaryIO) -> Stored:
        """Keep the bytes; when this returns, they survive a power cut."""
        ...

    def open(self, sha256: str) -> BinaryIO:
        """Raises FileNotFoundError when there is none."""
        ...

    def delete(self, sha256: str, unused_since: datetime) -> None:
        """Forget the bytes, unless somebody has put them again since."""
        ...

    def put_before(self, at: datetime) -> Iterator[str]:
        """The hashes of all that nobody has put again since; what was never finished goes."""
        ...


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A register is asked about whoever has this key; `field` is the question that it answers.

    `holder` is the hash of the browser that asks, for a register that knows its own people only.
    """

    register: str
    field: str
    key: str
    holder: str


class Register(Protocol):
    def ask(self, enquiry: Enquiry) -> Answer:
        """What it says; an exception is as good as no reply."""
        ...


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A mail or a text message (`channel` is mail or sms); text messages have no subject."""

    channel: str
    recipient: str
    subject: str
    text: str


class Carrier(Protocol):
    """Raises OSError when it does not take the message now."""

    def carry(self, one: Outgoing) -> None: ...


class Notifier(Protocol):
    """At least once: the same key may come twice, and is then the same message."""

    def send(self, key: str, topic: str, body: Mapping[str, Json]) -> None: ...


@dataclass(frozen=True, slots=True)
class Owed:
    """Money that an office waits for, in đồng; `purpose` comes back with it.

    `unit` decides on the dossier, at the `counter` the applicant is served.
    """

    unit: str
    counter: str
    purpose: str
    amount: int


@dataclass(frozen=True, slots=True)
class Offer:
    """How it can be paid: at which office; to which account of whom, with the text of the code to
    scan, or '' for all of these at the counter."""

    method: str
    unit: str
    holder: str = ""
    bank: str = ""
    account: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Arrived:
    """Money that a bank says has come; `reference` is its own for the transfer."""

    purpose: str
    amount: int
    reference: str


class Payments(Protocol):
    """A way to pay. The amount is always the one that is owed, never one from outside."""

    def request(self, owed: Owed) -> Offer | None:
        """None where this office takes no money in this way."""
        ...

    def verify(self, notice: bytes, seal: str) -> Arrived | Refusal:
        """What a notice says, if it is really from whom it should be."""
        ...


@dataclass(frozen=True, slots=True)
class Person:
    """Who has signed in."""

    account: str
    name: str
    unit: str
    roles: frozenset[str]


class Identity(Protocol):
    def begin(self, back: str) -> str:
        """The address to which the browser goes to sign in, and from there to `back`."""
        ...

    def finish(self, given: Mapping[str, str], origin: str) -> Person | Refusal:
        """Who it is, by what came back; `origin` is the network address it came from."""
        ...
