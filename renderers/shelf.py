"""The papers that a citizen has with the service: where each comes from, and until when it is
good."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from renderers.i18n import day, weekday
from renderers.masthead import Site
from renderers.saying import say


class Kept(Protocol):
    """A paper as the store tells of it."""

    @property
    def provenance(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def issued_on(self) -> date | None: ...
    @property
    def expires_on(self) -> date | None: ...
    @property
    def added_at(self) -> datetime: ...


def provenance(one: Kept, unit: str, lang: str) -> str:
    added = day(one.added_at.date(), lang)
    return say(lang, f"shelf/{one.provenance}", code=one.code, unit=unit, day=added)


def dates(one: Kept, today: date, lang: str) -> str:
    """Issued when, good until when; '' where nothing is known."""
    told = []
    if one.issued_on:
        told.append(say(lang, "shelf/issued_on", day=day(one.issued_on, lang)))
    if one.expires_on:
        over = "expired_on" if one.expires_on < today else "expires_on"
        told.append(say(lang, f"shelf/{over}", day=weekday(one.expires_on, lang)))
    return ", ".join(told)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """`kind` is the name of the document, '' for any other paper; `href` '' without a file.
    `stated`: its holder may say other days; `own`: may take it away."""

    id: str
    title: str
    kind: str
    provenance: str
    dates: str
    expired: bool
    href: str
    size: str
    own: bool
    stated: bool
    issued_on: str = ""
    expires_on: str = ""


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A paper to be added: `kind` is the id of a document, `-` for any other paper."""

    kind: str
    name: str
    values: Mapping[str, str] = field(default_factory=dict)
    errors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """`found`: documents by the query, (id, name); `error`: why something could not be done."""

    site: Site
    lines: tuple[PaperLine, ...]
    query: str = ""
    found: tuple[tuple[str, str], ...] = ()
    form: PaperForm | None = None
    error: str = ""
