"""Acting for others: for whom a form is filled in, what an account may do in whose name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from renderers.i18n import day
from renderers.masthead import Site
from renderers.saying import say


@dataclass(frozen=True, slots=True)
class Choice:
    """`name` is '' for oneself."""

    href: str
    name: str
    here: bool


@dataclass(frozen=True, slots=True)
class Acting:
    """On the blank first page, whom one may file for, and the `id` chosen; later only `name`."""

    id: str
    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Represented:
    """On the officer's page: who acts for whom, and by which paper."""

    text: str
    href: str
    paper: str
    revoked: bool
    other: bool
    """The form names another owner."""


@dataclass(frozen=True, slots=True)
class RepresentationLine:
    """`state` is `good`, `late` or `over`; `link` is to be given to the represented person, ''
    once they have confirmed; `mine` where one acts oneself."""

    id: str
    name: str
    number: str
    relation: str
    procedures: str
    span: str
    paper: str
    link: str
    state: str
    mine: bool
    confirmed: bool = False
    verified: bool = False


@dataclass(frozen=True, slots=True)
class RepresentationForm:
    """`papers` may give the right, (id, title); `procedures` are offered, (code, name)."""

    relations: tuple[tuple[str, str], ...]
    papers: tuple[tuple[str, str], ...]
    procedures: tuple[tuple[str, str], ...]
    query: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    chosen: frozenset[str] = frozenset()
    errors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Representations:
    site: Site
    lines: tuple[RepresentationLine, ...]
    form: RepresentationForm


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What the represented person is asked to confirm."""

    site: Site
    id: str
    name: str
    number: str
    by: str
    relation: str
    procedures: str
    span: str
    confirmed: bool


def span(since: date, until: date | None, lang: str) -> str:
    if until is None:
        return say(lang, "acting/from", since=day(since, lang))
    return say(lang, "acting/between", since=day(since, lang), until=day(until, lang))


def masked(number: str, lang: str) -> str:
    """Enough to know one's own number by."""
    return say(lang, "acting/number_ends", end=number[-3:])
