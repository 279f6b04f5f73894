"""Who may follow a dossier as its applicant: the browser or account that filed it, or gave its
secret not long ago."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from starlette.responses import Response

from runtime.records import Judged, judged, record_of
from runtime.store import bundles, dossiers, rights
from runtime.store.bundles import Whole
from runtime.store.dossiers import Dossier
from runtime.store.engine import Transaction
from runtime.store.failures import Missing
from runtime.visits import Visit, give_visitor, see_other, visitor_cookie

HOME = "/ho-so"
FOLLOWED = timedelta(hours=1)
"""How long a browser that gave code and secret may follow the dossier: it may be a shared one."""


def follow_from_now(visit: Visit, found: Dossier | Whole) -> Response:
    """After the secret was right: this browser may look for an hour, at an address of its own."""
    cookie, visitor = visitor_cookie(visit)
    until = visit.now + FOLLOWED
    visit.service.store.write(lambda c: rights.let_follow(c, visitor, found.id, until))
    return give_visitor(visit, see_other(f"{HOME}/{found.code}"), cookie)


def own_case(connection: Transaction, visit: Visit) -> Judged:
    """The dossier of the address, for the browser that may follow it. Raises Missing."""
    found = case_or_whole(connection, visit)
    if isinstance(found, Whole):
        raise Missing(found.code)
    return found


def own_case_now(visit: Visit) -> Judged:
    return visit.service.store.read(partial(own_case, visit=visit))


def case_or_whole(connection: Transaction, visit: Visit) -> Judged | Whole:
    """As `followed`, with all that is known of a single dossier."""
    found = followed(connection, visit)
    if isinstance(found, Whole):
        return found
    return judged(visit.catalogue, record_of(connection, found), visit.now)


def followed(connection: Transaction, visit: Visit) -> Dossier | Whole:
    """What the address names, for the browser that may follow it. Raises Missing."""
    code = visit.path("code")
    id = dossiers.id_of_code(connection, code)
    whole = bundles.whole_of_code(connection, code) if id is None else None
    seen = id or (whole.id if whole else "")
    if not visit.visitor or not rights.may_follow(connection, visit.visitor, seen, visit.now):
        raise Missing(code)
    if whole is not None:
        return whole
    return dossiers.own_dossier(connection, seen)
