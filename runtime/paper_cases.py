"""A dossier as its papers need it: gathered from its record, tasks, payments and offices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from catalogue.kinds.base import Json
from compiler.evaluation import Due
from renderers.checklist import check_lines
from renderers.corrections import labels
from renderers.papers.case import (
    Case,
    Collector,
    Decided,
    Handed,
    Helper,
    Lacking,
    Office,
    Paid,
    Payment,
    Standing,
    Told,
    Written,
    person,
)
from renderers.papers.links import PaperLink, paper_links
from renderers.words import words
from runtime.receipts import Receipt, receipts
from runtime.records import Judged, Record, judged, record_of
from runtime.represented import in_words
from runtime.service import SOURCE, Catalogue, Loaded, Service
from runtime.states import base
from runtime.store import accounts, assistance, payments, results, tasks
from runtime.store.columns import due_from_text
from runtime.store.dossiers import Dossier
from runtime.store.engine import Transaction
from runtime.store.events import Recorded
from runtime.visits import Visit

Ended = Literal["", "withdrawn", "stopped", "expired"]
ENDED: Mapping[str, Ended] = {
    "withdrawn": "withdrawn", "stopped": "stopped", "expired": "expired",
}  # fmt: skip
ASKED = {"supplement": "supplement_asked", "apology": "extended"}
WAITED = {"supplement": "supplement", "refused": "refusal"}
PASSED_ON = frozenset({"received", "step_passed", "decided", "returned"})
DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class Gathering:
    """What the papers of one dossier are drawn from; all of it is read in one transaction."""

    read: Transaction
    service: Service
    catalogue: Catalogue
    record: Record
    judged: Judged
    now: datetime

    def case(self) -> Case:
        dossier, evaluation = self.record.dossier, self.judged.evaluation
        told = _told(self.judged.loaded, dossier)
        other = self.catalogue.speaking(dossier.lang)
        received = self.event("received")
        parties = evaluation.parties
        return Case(
            code=dossier.code,
            told=told,
            beneath=None
            if other is self.catalogue
            else _told(other.program(dossier.program), dossier),
            evaluation=evaluation,
            office=office_of(self.catalogue, dossier.unit),
            intake=office_of(self.catalogue, self.record.state.intake or dossier.unit),
            owner=person(parties.owner, dossier.owner, told, evaluation),
            submitter=person(parties.submitter, dossier.submitter, told, evaluation),
            channel=dossier.channel,
            lodged_at=dossier.lodged_at,
            due=dossier.due,
            promised=self.due_at(received.at) if received else None,
            track_url=f"{self.service.config.public_url}/tra-cuu?ma={dossier.code}",
            printed_at=self.now,
            received_at=received.at if received else None,
            received_by=self.name(received.actor) if received else "",
            letters=tuple(self.letters()),
            steps=tuple(self.steps()),
            payments=tuple(map(self.payment, receipts(self.paid()))),
            decided=self.decided(),
            ended=ENDED.get(dossier.state, ""),
            ended_at=dossier.ended_at,
            helper=self.helper(),
            represented=in_words(self.read, dossier.representation, SOURCE),
        )  # fmt: skip

    def helper(self) -> Helper | None:
        one = assistance.assisted_of(self.read, self.record.dossier.id)
        unit = self.catalogue.agency_name(one.unit) if one else ""
        return Helper(one.name, unit, one.signed_at) if one else None

    def event(self, kind: str) -> Recorded | None:
        return next((one for one in reversed(self.record.history) if one.kind == kind), None)

    def due_at(self, at: datetime) -> Due | None:
        """What the clock showed at that moment."""
        return judged(self.catalogue, self.record, at).clock.due

    def name(self, actor: str) -> str:
        found = accounts.load_account(self.read, actor)
        return found.name if found else ""

    def letters(self) -> Iterator[Written]:
        for one in self.record.letters:
            due = before = None
            event = self.event(ASKED.get(one.kind, ""))
            if one.kind == "supplement" and event:
                due = _day(event.data.get("until"))
            elif one.kind == "apology" and event:
                due, before = self.moved(event.at)
            waited = one.kind == WAITED.get(self.record.dossier.state)
            lacking = tuple(self.lacking()) if waited else ()
            named = event.data.get("opens") if event and one.kind == "supplement" else None
            paths = [str(path) for path in named] if isinstance(named, list) else []
            yield Written(
                one.kind, one.body, one.at, self.name(one.by), lacking, due, before,
                tuple(labels(self.judged.loaded.program, paths)), one.id,
            )  # fmt: skip

    def lacking(self) -> Iterator[Lacking]:
        """What was noted against the papers, as long as the applicant has to act on it."""
        program, wanting = self.judged.loaded.program, self.record.wanting
        known = words(program, self.judged.loaded.world)
        for one in check_lines(program, self.judged.evaluation, known):
            if one.id in wanting:
                yield Lacking(one.id.partition(".")[0], one.name, wanting[one.id])

    def moved(self, at: datetime) -> tuple[Due | None, Due | None]:
        """The new day and the one before, when the time was extended."""
        changed = (one for one in self.record.history if one.kind == "due_changed" and one.at >= at)
        data = next((one.data for one in changed), {})
        return _due(data.get("to")), _due(data.get("from"))

    def steps(self) -> Iterator[Handed]:
        """Of a step that was closed before that was kept, the moment tells who passed it on."""
        actors = {one.at: one.actor for one in self.record.history if one.kind in PASSED_ON}
        for one in tasks.steps_of(self.read, self.record.dossier.id):
            closed = actors.get(one.closed_at, "") if one.closed_at else ""
            officer = one.closed_by or closed or one.assignee or ""
            yield Handed(
                one.step, one.role, self.catalogue.agency_name(one.unit), self.name(officer),
                one.opened_at, one.closed_at, one.due,
            )  # fmt: skip

    def paid(self) -> tuple[payments.Payment, ...]:
        return payments.payments_of(self.read, self.record.dossier.id)

    def payment(self, one: Receipt) -> Payment:
        first = one.payments[0]
        unit = self.service.payees.of(self.record.dossier.unit, self.catalogue.agency).unit
        back = [paid.refunded_at for paid in one.payments]
        return Payment(
            number=one.number,
            collector=Collector(
                self.catalogue.agency_name(unit), one.tax_code, one.form, one.series
            ),
            method=first.method or "",
            reference=first.reference or "",
            at=first.paid_at or first.asked_at,
            by=self.name(first.confirmed_by or ""),
            fees=tuple(
                Paid(base(it.fee), it.nature, it.amount, it.currency) for it in one.payments
            ),
            refunded_at=back[0] if all(back) else None,
        )

    def decided(self) -> Decided | None:
        event = self.event("decided")
        if event is None:
            return None
        returned = self.event("returned")
        documents = results.results_of(self.read, self.record.dossier.id)
        issued = documents[-1] if documents else None
        return Decided(
            result=str(event.data.get("result", "")),
            number=issued.number if issued else "",
            title=issued.title if issued else "",
            signed_by=self.name(issued.signed_by if issued else event.actor),
            at=issued.issued_at if issued else event.at,
            delivery=self.delivery(),
            returned_at=returned.at if returned else None,
            returned_by=self.name(returned.actor) if returned else "",
        )

    def delivery(self) -> str:
        """How the applicant has chosen to receive the result."""
        for page in self.judged.loaded.program.pages:
            for item in page.items:
                if item.op == "field" and item.source == DELIVERY and item.kind.kind == "choice":
                    return str(self.judged.evaluation.values.get(item.id) or "")
        return ""


def case_of(
    connection: Transaction, service: Service, catalogue: Catalogue, dossier: Dossier, now: datetime
) -> Case:
    """For whoever has been found to have the right to see the dossier."""
    plain = catalogue.speaking(SOURCE)
    record = record_of(connection, dossier)
    return Gathering(connection, service, plain, record, judged(plain, record, now), now).case()


def office_of(catalogue: Catalogue, unit: str) -> Office:
    """With the authority over it, and the town that its address ends with."""
    found = catalogue.agency(unit)
    if found is None:
        return Office(unit)
    above = catalogue.agency(found.under)
    address = found.address or (above.address if above else "")
    town = address.rpartition(", ")[2] if ", " in address else ""
    return Office(found.name, above.name if above else "", found.address, found.phone, town)


def _told(loaded: Loaded, dossier: Dossier) -> Told:
    known = words(loaded.program, loaded.world, loaded.lang)
    return Told(loaded.program, known, loaded.env(dossier.lodged_at))


def _day(text: Json) -> Due | None:
    return Due(date.fromisoformat(text)) if isinstance(text, str) else None


def _due(text: Json) -> Due | None:
    return due_from_text(text) if isinstance(text, str) else None


def links(visit: Visit, record: Record, base: str, *, house: bool = False) -> tuple[PaperLink, ...]:
    """The papers there are, for the page of a dossier whose right to it has been checked."""
    id = record.dossier.id
    paid = visit.service.store.read(lambda connection: payments.payments_of(connection, id))
    helper = visit.service.store.read(lambda c: assistance.assisted_of(c, id))
    standing = _standing(record, paid, helped=helper is not None)
    return paper_links(standing, base, visit.lang, house=house)


def _standing(record: Record, paid: tuple[payments.Payment, ...], *, helped: bool) -> Standing:
    happened = {one.kind for one in record.history}
    return Standing(
        received="received" in happened,
        letters=frozenset(one.kind for one in record.letters),
        receipts=tuple(one.number for one in receipts(paid)),
        decided="decided" in happened,
        ended=record.dossier.state in ENDED,
        helped=helped,
    )
