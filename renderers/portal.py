"""The public pages beside the forms: home, search, tracking, errors, the drafts to resume."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import reduce

from compiler.bundle import Entry
from renderers.applicant import Deeds
from renderers.i18n import number
from renderers.masthead import Site
from renderers.papers.links import PaperLink
from renderers.saying import say
from renderers.vocabulary import SAY


@dataclass(frozen=True, slots=True)
class ProcedureCard:
    """One procedure in a list; `fees` and `term` are the short texts of the index."""

    code: str
    name: str
    domain: str
    fees: str = ""
    term: str = ""
    online: str = ""


def card(entry: Entry, lang: str) -> ProcedureCard:
    """A procedure as lists show it: how long, whether it costs, how to file."""
    return ProcedureCard(
        entry.code,
        entry.name,
        entry.domain_name,
        fees=say(lang, "card/fees" if entry.fees else "card/free"),
        term=_lengths(entry, lang),
        online=say(lang, f"card/{entry.online}"),
    )


def _lengths(entry: Entry, lang: str) -> str:
    lengths = [_length(amount, unit, lang) for amount, unit in entry.lengths]
    if not lengths:
        return ""
    return reduce(lambda first, then: say(lang, "card/or", first=first, then=then), lengths)


def _length(amount: str, unit: str, lang: str) -> str:
    """`7 ngày làm việc`, `trong ngày`."""
    if not amount:
        return SAY[lang][unit]
    if unit in ("before", "by"):
        return SAY[lang][f"annual_{unit}"].format(amount)
    many = "unit" if Decimal(amount) == 1 else "units"
    return f"{number(Decimal(amount), lang)} {SAY[lang][f'{many}_{unit}']}"


@dataclass(frozen=True, slots=True)
class DomainCards:
    id: str
    name: str
    cards: tuple[ProcedureCard, ...]


@dataclass(frozen=True, slots=True)
class Home:
    site: Site
    domains: tuple[DomainCards, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Search:
    site: Site
    query: str
    cards: tuple[ProcedureCard, ...]


@dataclass(frozen=True, slots=True)
class TrackForm:
    """`error` after a code and secret that do not go together, the same words for both."""

    site: Site
    code: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class TrackEvent:
    """`unit` is that of the officer who did it, '' of what nobody of an office did."""

    at: datetime
    text: str
    detail: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """`state` is the public name of the state; `tone` one of `going`, `waiting`, `good`, `bad`."""

    site: Site
    code: str
    procedure: str
    state: str
    tone: str
    lodged_at: datetime
    due: str
    latest: str
    office: str
    events: tuple[TrackEvent, ...]
    letter: str = ""
    """The text of a request to supplement or of a refusal, '' when there is none."""
    extended: str = ""
    """With all that may be granted besides, '' when nothing may."""
    deeds: Deeds | None = None
    """What the applicant may do now."""
    papers: tuple[PaperLink, ...] = ()
    pays: str = ""
    """`go` while something is to be paid, `see` afterwards, '' where nothing ever was."""
    left_behind: tuple[str, ...] = ()
    """What a correction does not reach by itself, in sentences."""


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """After "save and come back later": the link to resume, and until when it works."""

    site: Site
    procedure: str
    resume_url: str
    until: datetime
    href: str


@dataclass(frozen=True, slots=True)
class ResumeChoice:
    """A resume link is opened: only a press of the button exchanges it for the cookie."""

    site: Site
    action: str


@dataclass(frozen=True, slots=True)
class Migrated:
    """The procedure changed while the draft lay: what was dropped, what is asked anew."""

    site: Site
    procedure: str
    dropped: tuple[str, ...]
    asked: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """An error page. `id` is printed so that an office can find the incident; '' for none."""

    site: Site
    status: int
    title: str
    text: str
    advice: str = ""
    id: str = ""
    href: str = "/"
    link: str = ""


def trouble(site: Site, status: int, *, id_: str = "") -> Trouble:
    """The page of an error by its status; render with `page("errors/page", view)`."""
    key = f"trouble/{status}" if status in TROUBLES else "trouble/500"
    title, text, advice = (say(site.lang, f"{key}{part}") for part in ("", "/text", "/advice"))
    return Trouble(site, status, title, text, advice, id_, link=say(site.lang, "trouble/home"))


TROUBLES = frozenset({400, 403, 404, 409, 413, 422, 429, 500, 503})
