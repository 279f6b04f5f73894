"""The public pages: home, search, notice of a procedure, tracking of a dossier."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterable
from itertools import groupby

from starlette.responses import Response

from catalogue.text import fold
from compiler.bundle import Entry
from renderers import portal
from renderers.notice import notice
from renderers.portal import DomainCards, card
from renderers.web import page
from runtime.followers import follow_from_now
from runtime.public_pages import Public, daily, site_of
from runtime.refusals import Refusal
from runtime.visits import (
    VARIES,
    Unreadable,
    Visit,
    give_language,
    html,
    own_address,
    see_other,
)

LONGEST_QUERY = 200
HOMES_KEPT = 4
NOTICES_KEPT = 128
SEARCHES_KEPT = 32


def _home(visit: Visit) -> str:
    entries = sorted(visit.catalogue.index.in_force(visit.today), key=_by_domain)
    domains = tuple(
        DomainCards(id, some[0].domain_name, _cards(some, visit.lang))
        for id, some in ((id, list(group)) for id, group in groupby(entries, _domain))
    )
    view = portal.Home(site_of(visit), domains, len(entries))
    return page("public/home", view, visit.lang)


def _search(visit: Visit) -> str:
    query = _query(visit)
    entries = visit.catalogue.index.in_force(visit.today)
    view = portal.Search(visit.site, query, _cards(found(entries, query), visit.lang))
    return page("public/results" if _part(visit) else "public/search", view, visit.lang)


def _query(visit: Visit) -> str:
    return visit.query("q").strip()[:LONGEST_QUERY]


def _part(visit: Visit) -> bool:
    """A script asks only for the results."""
    return visit.request.headers.get("hx-request") == "true"


def _asked(visit: Visit) -> Hashable:
    """The address stands on the page, to come back to in another language."""
    return visit.today, visit.here, _query(visit), _part(visit)


def _cards(entries: Iterable[Entry], lang: str) -> tuple[portal.ProcedureCard, ...]:
    return tuple(card(one, lang) for one in entries)


def found(entries: tuple[Entry, ...], query: str) -> tuple[Entry, ...]:
    """Every word somewhere, marks or not; those that match with their marks come first."""
    exact = _plain(query)
    wanted = fold(query).split()
    hits = [one for one in entries if wanted and all(word in one.folded for word in wanted)]
    return tuple(sorted(hits, key=lambda one: (exact not in _plain(_searched(one)), one.name)))


def _notice(visit: Visit) -> str:
    loaded = visit.catalogue.in_force(visit.path("code"), visit.today)
    view = notice(site_of(visit), loaded.program, loaded.world, today=visit.today)
    return page("public/notice", view, visit.lang)


show_home = Public(_home, daily, HOMES_KEPT)
show_notice = Public(_notice, daily, NOTICES_KEPT)
show_search = Public(_search, _asked, SEARCHES_KEPT, varies=f"{VARIES}, HX-Request")


def choose_language(visit: Visit) -> Response:
    """Kept by this browser; the page comes back in the other language."""
    lang = visit.posted.one("lang")
    if lang not in visit.catalogue.languages:
        raise Unreadable("lang")
    return give_language(visit, see_other(own_address(visit.posted.one("next"))), lang)


# Tracking


def show_track(visit: Visit) -> Response:
    return html(visit, "public/track_form", portal.TrackForm(visit.site, visit.query("ma")[:64]))


def track(visit: Visit) -> Response:
    """The secret is posted, so that it stands in no address."""
    code, secret = visit.posted.one("code"), visit.posted.one("secret")
    dossier = visit.service.tracking.find(code, secret, visit.origin)
    if isinstance(dossier, Refusal):
        view = portal.TrackForm(visit.site, code[:64], dossier.text(visit.lang))
        return html(visit, "public/track_form", view, status=422)
    return follow_from_now(visit, dossier)


# Lists


def _searched(one: Entry) -> str:
    return " ".join((one.code, one.name, one.short, one.domain_name))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _domain(one: Entry) -> str:
    return one.domain


def _by_domain(one: Entry) -> tuple[str, str]:
    return fold(one.domain_name), fold(one.name)
