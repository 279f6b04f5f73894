"""What an applicant has to pay, and how: the code to scan, the account, the counter."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.responses import Response

from renderers.paying import Fee, Transfer, pay_page
from runtime.collecting import owed, purpose
from runtime.counter import METHOD as COUNTER
from runtime.followers import HOME, own_case
from runtime.national import ENDS
from runtime.ports import Owed
from runtime.receipts import receipts
from runtime.store import payments
from runtime.store.dossiers import Dossier
from runtime.store.engine import Transaction
from runtime.store.failures import Missing
from runtime.store.payments import Payment
from runtime.transfers import METHOD as TRANSFER
from runtime.visits import Visit, html


def show(visit: Visit) -> Response:
    def find(connection: Transaction) -> tuple[Dossier, str, tuple[Payment, ...]]:
        case = own_case(connection, visit)
        one = case.record.dossier
        every = payments.payments_of(connection, one.id)
        still = tuple(row for row in every if row.state != "asked" or one.state not in ENDS)
        return one, case.record.state.intake or one.unit, still

    dossier, counter, asked = visit.service.store.read(find)
    if not asked:
        raise Missing(dossier.code)
    visit = visit.reading(dossier.lang)
    wanted = Owed(dossier.unit, counter, purpose(dossier.code), owed(asked))
    view = pay_page(
        visit.site,
        visit.catalogue.program(dossier.program).program,
        tuple(_fees(dossier, asked)),
        code=dossier.code,
        transfer=_transfer(visit, wanted),
        counter=_counter(visit, wanted),
        back=f"{HOME}/{dossier.code}",
    )
    return html(visit, "public/pay", view)


def _fees(dossier: Dossier, asked: tuple[Payment, ...]) -> Iterator[Fee]:
    numbered = {
        one.id: at for at, receipt in enumerate(receipts(asked), 1) for one in receipt.payments
    }
    for one in asked:
        at = numbered.get(one.id, 0)
        paper = f"bien-lai-{at}" if at > 1 else "bien-lai"
        href = f"{HOME}/{dossier.code}/giay-to/{paper}" if at else ""
        yield Fee(
            one.fee, one.nature, one.amount, one.currency, one.state, href, one.refunded_at,
            one.refund_reference or "",
        )  # fmt: skip


def _transfer(visit: Visit, wanted: Owed) -> Transfer | None:
    """The amount is what the store says is owed; nothing of it comes from a form."""
    offer = visit.service.payments[TRANSFER].request(wanted) if wanted.amount else None
    if offer is None:
        return None
    return Transfer(
        offer.holder, offer.bank, offer.account, wanted.amount, wanted.purpose, offer.code
    )


def _counter(visit: Visit, wanted: Owed) -> str:
    offer = visit.service.payments[COUNTER].request(wanted)
    return visit.catalogue.agency_name(offer.unit) if offer else ""
