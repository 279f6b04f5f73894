"""Feedback on a page: anybody says it, leaders read it and note what they have seen to."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from urllib.parse import quote, urlsplit

from starlette.responses import Response

from renderers.feedback import FeedbackDesk, FeedbackForm, FeedbackLine
from renderers.saying import say
from runtime.desk import desk_of
from runtime.security import identifier
from runtime.sessions import HOME as OFFICERS
from runtime.sessions import signed_in
from runtime.store import feedback
from runtime.store.accounts import Account
from runtime.store.failures import Missing
from runtime.store.feedback import Feedback
from runtime.visits import Visit, html, own_address, see_other
from runtime.ways import leads

HOME = "/gop-y"
DESK = f"{OFFICERS}/gop-y"
LONGEST_PAGE, LONGEST_TEXT, LONGEST_CONTACT = 200, 2_000, 254
SECRET = re.compile(r"^/(?:ho-so|tiep-tuc|tai-khoan)/.*|(?<=/)[0-9a-f]{32}(?=/|$)")
"""What tells of one person: dossiers, links, accounts, drafts."""
TITLES = {
    "": "site/procedures", "tra-cuu": "site/track", "tai-khoan": "account/title",
    "ho-so": "track/state", "so-lieu": "figures/title",
}  # fmt: skip
"""By the first part of their address."""


def show(visit: Visit) -> Response:
    """The page is the one that the link stood on."""
    view = _form(visit, visit.query("trang") or visit.sent_from or "/")
    return html(visit, "public/feedback", replace(view, sent=visit.query("xong") == "1"))


def send(visit: Visit) -> Response:
    posted = visit.posted
    text = posted.one("text").strip()[:LONGEST_TEXT]
    contact = posted.one("contact").strip()[:LONGEST_CONTACT]
    view = _form(visit, posted.one("page"))
    if not text:
        error = say(visit.lang, "feedback/empty")
        again = replace(view, contact=contact, error=error)
        return html(visit, "public/feedback", again, status=422)
    visit.limit("feedback", visit.origin)
    one = Feedback(identifier(), view.page, text, contact, visit.lang, visit.now)
    visit.service.store.write(lambda connection: feedback.keep(connection, one))
    return see_other(f"{HOME}?trang={quote(view.page)}&xong=1")


def _form(visit: Visit, page: str) -> FeedbackForm:
    place = named(page)
    site = replace(visit.site, here=f"{HOME}?trang={quote(place)}")
    return FeedbackForm(site, place, title=_title(visit, place))


def _title(visit: Visit, page: str) -> str:
    """Of a procedure its name; of the pages that everybody knows what stands in their heads."""
    _, first, *rest = page.split("/")
    if first in ("thu-tuc", "f") and rest:
        return next((one.name for one in visit.catalogue.index.entries if one.code == rest[0]), "")
    return say(visit.lang, TITLES[first]) if first in TITLES else ""


def named(page: str) -> str:
    """The address without what tells of one person."""
    path = urlsplit(own_address(page)).path
    return SECRET.sub(lambda found: _without(found[0]), path)[:LONGEST_PAGE]


def _without(secret: str) -> str:
    return f"/{secret.split('/')[1]}" if secret.startswith("/") else "-"


# The desk


def show_desk(visit: Visit) -> Response:
    account = _leader(visit)
    found = visit.service.store.read(feedback.latest)
    lines = tuple(map(_line, found))
    view = FeedbackDesk(visit.site, desk_of(visit, account), lines)
    return html(visit, "officer/feedback", view)


def handle(visit: Visit) -> Response:
    account, id = _leader(visit), visit.path("feedback")
    done = partial(feedback.handle, id=id, officer=account.id, now=visit.now)
    visit.service.store.write(done)
    return see_other(DESK)


def _leader(visit: Visit) -> Account:
    account = signed_in(visit)
    if not leads(account.roles):
        raise Missing("gop-y")
    return account


def _line(one: Feedback) -> FeedbackLine:
    return FeedbackLine(
        one.id, one.page, one.text, one.contact, one.at, one.handled_by or "", one.handled_at
    )
