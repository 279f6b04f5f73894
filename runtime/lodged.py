"""The receipt in the browser that filed: code, secret, papers, fees, and when the result is due."""

from __future__ import annotations

from starlette.responses import Response

from compiler.evaluation import Filing
from renderers import review
from runtime.collecting import owed
from runtime.filling import guard
from runtime.helping import on_receipt
from runtime.represented import in_words
from runtime.shelving import keepable
from runtime.store import answers as revisions
from runtime.store import bundles, lodging, payments
from runtime.store.dossiers import own_dossier
from runtime.store.failures import Missing
from runtime.together_shown import show_together
from runtime.visits import Visit, html


def show(visit: Visit) -> Response:
    id = visit.path("draft")
    guard(visit, id)
    service = visit.service
    receipt = service.store.read(lambda connection: lodging.receipt_of(connection, id))
    if receipt is None:
        raise Missing(id)
    part = service.store.read(lambda connection: bundles.part_of(connection, receipt.dossier))
    if part is not None:
        return show_together(visit, part.bundle)
    dossier = service.store.read(lambda connection: own_dossier(connection, receipt.dossier))
    revision = service.store.read(lambda connection: revisions.latest(connection, dossier.id))
    visit = visit.reading(dossier.lang)
    loaded = visit.catalogue.program(dossier.program)
    filing = Filing(
        revision.answers, dossier.lodged_at, dossier.channel,
        revision.known.outcomes, revision.known.findings, "submit",
        documents=revision.known.documents,
    )  # fmt: skip
    filed = review.Filed(
        code=dossier.code,
        secret=service.keys.track_secret(dossier.id, dossier.track_number),
        lodged_at=dossier.lodged_at,
        channel=dossier.channel,
        office=_office_text(visit, dossier.unit),
        track_url=f"{service.config.public_url}/tra-cuu?ma={dossier.code}",
        owner=dossier.owner,
        submitter=dossier.other_submitter,
        helped=on_receipt(visit, dossier.id, dossier.code),
        owes=bool(owed(service.store.read(lambda c: payments.bills(c, dossier.id)))),
        represented=service.store.read(lambda c: in_words(c, dossier.representation, visit.lang)),
        keeps=len(service.store.read(lambda c: keepable(c, visit, dossier.id))),
    )
    view = review.receipt_page(
        visit.site,
        loaded.program,
        loaded.engine.run(filing),
        filed,
        world=loaded.world,
        env=loaded.env(dossier.lodged_at),
    )
    return html(visit, "form/receipt", view)


def _office_text(visit: Visit, unit: str) -> str:
    agency = visit.catalogue.agency(unit)
    return ", ".join(filter(None, (agency.name, agency.address))) if agency else unit
