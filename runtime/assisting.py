"""At the counter an officer fills in a form for somebody who cannot; both names are kept."""

from __future__ import annotations

from datetime import timedelta

from starlette.responses import Response

from renderers.officer import Assist
from renderers.portal import card
from runtime.desk import desk_of
from runtime.filling import guard, startable
from runtime.portal import found
from runtime.security import identifier
from runtime.sessions import HOME, actor_of, signed_in
from runtime.store import assistance, bundles, dossiers, drafts, lodging
from runtime.store.engine import Transaction
from runtime.store.failures import Missing
from runtime.visits import Forbidden, Visit, give_visitor, html, see_other, visitor_cookie
from runtime.ways import INTAKE_ROLE

KEPT_FOR = timedelta(hours=2)
"""The machine at the counter serves the next person soon."""
MOST = 12


def show(visit: Visit) -> Response:
    account = signed_in(visit)
    query = visit.query("q").strip()[:200]
    entries = visit.catalogue.index.in_force(visit.today)
    hits = found(entries, query) if query else entries
    online = [one for one in hits if one.online != "none"][:MOST]
    cards = tuple(card(one, visit.lang) for one in online)
    return html(visit, "officer/assist", Assist(visit.site, desk_of(visit, account), query, cards))


def begin(visit: Visit) -> Response:
    """An empty draft that tells whose work it is; the form is the same as everybody's."""
    account = signed_in(visit)
    if INTAKE_ROLE not in actor_of(account).roles:
        raise Forbidden("assist")
    loaded = startable(visit, visit.posted.one("code"))
    first, id = loaded.program.pages[0], identifier()
    cookie, visitor = visitor_cookie(visit)
    service, until = visit.service, visit.now + KEPT_FOR

    def create(connection: Transaction) -> None:
        drafts.create_draft(
            connection, id=id, program=loaded.hash, page=first.id, answers={},
            visitor_hash=visitor, now=visit.now, expires_at=until,
        )  # fmt: skip
        link = service.keys.link_hash(service.keys.resume_token(id))
        drafts.set_resume_link(connection, id, link)
        assistance.begin(connection, id, account.id)

    service.store.write(create)
    return give_visitor(visit, see_other(f"/f/{id}/{first.id}"), cookie)


def sign_receipt(visit: Visit) -> Response:
    """The applicant has signed what was printed: of all dossiers of the filing at once."""
    id = visit.path("draft")
    guard(visit, id)
    if INTAKE_ROLE not in signed_in(visit).roles:
        raise Forbidden("assist")

    def note(connection: Transaction) -> None:
        receipt = lodging.receipt_of(connection, id)
        if receipt is None:
            raise Missing(id)
        _sign(connection, visit, receipt.dossier)

    visit.service.store.write(note)
    return see_other(f"/f/{id}/receipt")


def sign_at_desk(visit: Visit) -> Response:
    """Later, where the paper has come back signed."""
    actor, code = actor_of(signed_in(visit)), visit.path("code")

    def note(connection: Transaction) -> None:
        one = dossiers.load_dossier(connection, dossiers.id_of_code(connection, code) or "", actor)
        if INTAKE_ROLE not in actor.roles:
            raise Forbidden("assist")
        _sign(connection, visit, one.id)

    visit.service.store.write(note)
    return see_other(f"{HOME}/ho-so/{code}")


def _sign(connection: Transaction, visit: Visit, dossier: str) -> None:
    part = bundles.part_of(connection, dossier)
    parts = bundles.parts_of(connection, part.bundle) if part else ()
    if not assistance.assisted_of(connection, dossier):
        raise Missing(dossier)
    assistance.sign(connection, {dossier, *(one.dossier for one in parts)}, visit.now)
