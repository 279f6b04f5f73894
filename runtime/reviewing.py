"""Reviewers read what an edition changes, comment on each change, and stand by it or not."""

from __future__ import annotations

from functools import partial

from starlette.responses import Response

from renderers.comparison.keeping import KeptChange
from renderers.saying import say
from runtime.acknowledgements import acknowledgements
from runtime.review_read import Read, read_pair, why_not
from runtime.review_shown import anchor, draw, listed
from runtime.security import identifier
from runtime.sessions import signed_in
from runtime.store import reviews
from runtime.store.accounts import Account
from runtime.store.failures import Missing
from runtime.store.reviews import Approval, Remark
from runtime.visits import PRIVATE, Forbidden, Visit, html, see_other
from runtime.ways import REVIEW_ROLE

LONGEST_TEXT, LONGEST_DECISION = 2_000, 200


def show_all(visit: Visit) -> Response:
    account = _reviewer(visit)
    view = visit.service.store.read(partial(listed, visit=visit, account=account))
    return html(visit, "officer/reviews", view)


def show(visit: Visit) -> Response:
    account = _reviewer(visit)
    return draw(visit, account, read_pair(visit))


def remark(visit: Visit) -> Response:
    account, read = _reviewer(visit), read_pair(visit)
    about = _change(visit, read)
    body = visit.posted.one("text").strip()[:LONGEST_TEXT]
    if not body:
        wrong = say(visit.lang, "edition/empty_remark")
        return draw(visit, account, read, (about.fingerprint, wrong, ("", "")))
    one = Remark(identifier(), about.fingerprint, body, account.id, account.name, visit.now)
    visit.service.store.write(partial(reviews.say, one=one))
    return _back(read, about)


def approve(visit: Visit) -> Response:
    account, read = _reviewer(visit), read_pair(visit)
    about = _change(visit, read)
    if why_not(account, read.new):
        raise Forbidden(about.fingerprint)
    decision = " ".join(visit.posted.one("decision").split())[:LONGEST_DECISION]
    reason = visit.posted.one("reason").strip()[:LONGEST_TEXT]
    if not (decision and reason):
        wrong = say(visit.lang, "edition/empty_reason")
        return draw(visit, account, read, (about.fingerprint, wrong, (decision, reason)))
    one = Approval(about.fingerprint, account.id, account.name, decision, reason, visit.now)
    visit.service.store.write(partial(reviews.approve, one=one))
    return _back(read, about)


def revoke(visit: Visit) -> Response:
    account, read = _reviewer(visit), read_pair(visit)
    about = _change(visit, read)
    visit.service.store.write(lambda c: reviews.revoke(c, about.fingerprint, account.id, visit.now))
    return _back(read, about)


def export(visit: Visit) -> Response:
    """What was approved, as the command line takes it."""
    _reviewer(visit)
    read = read_pair(visit)
    changes = {one.fingerprint: one for one in read.changes}
    text = acknowledgements((changes[one.fingerprint], one) for one in read.standing)
    headers = {
        "Content-Disposition": 'attachment; filename="acknowledged.yaml"',
        "Cache-Control": PRIVATE,
    }
    return Response(text, 200, headers, "application/yaml; charset=utf-8")


# Who, and what


def _reviewer(visit: Visit) -> Account:
    account = signed_in(visit)
    if REVIEW_ROLE not in account.roles:
        raise Missing("reviews")
    return account


def _change(visit: Visit, read: Read) -> KeptChange:
    wanted = visit.path("fingerprint")
    for one in read.changes:
        if one.fingerprint == wanted:
            return one
    raise Missing(wanted)


def _back(read: Read, about: KeptChange) -> Response:
    return see_other(f"{read.address}#{anchor(about)}")
