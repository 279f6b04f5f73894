"""What ends a dossier: the slip with its result, the hand-over, and receipts for what was paid."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.kinds.base import Says
from renderers import i18n
from renderers.amounts import amount_in_words
from renderers.papers.case import Case, Decided, Payment, plain
from renderers.papers.parts import ROOM, contact, head, line, lines, moment, sheet, signs
from renderers.papers.sheet import NOTHING, Block, Column, Letter, Line, Sheet, Table, Text


def result(case: Case, copy: str) -> Sheet:
    """The slip that goes before the result: which decision, by whom, and what it answers."""
    decided = _decided(case)
    blocks = (
        Text(case.says("sheet/apology/dear", who=case.owner.name)),
        Text(case.says("sheet/result/opening", office=case.office.name)),
        lines(*head(case), *_of_result(case, decided)),
        Text(case.says("sheet/result/where", office=case.intake.address or case.intake.name)),
    )
    return sheet(
        case, "result", "A4", blocks, signs(case, ("head", decided.signed_by)),
        office=case.office, at=decided.at, scan=True,
    )  # fmt: skip


def notice(case: Case, copy: str) -> Sheet:
    """What an office has set is to be paid, and why."""
    written = [one for one in case.letters if one.kind == "payment"]
    blocks: tuple[Block, ...] = (
        Text(case.says("sheet/apology/dear", who=case.owner.name)),
        lines(*head(case)),
        *(Letter(case.says("sheet/payment/set"), one.body) for one in written),
        Text(case.says("sheet/payment/how", url=case.track_url)),
    )
    last = written[-1]
    return sheet(
        case, "payment", "A5", blocks, signs(case, ("head", last.by)),
        office=case.office, at=last.at, scan=True,
    )  # fmt: skip


def handover(case: Case, copy: str) -> Sheet:
    """The result was handed over: signed by both."""
    decided = _decided(case)
    unpaid = [one.id for one in case.evaluation.fees if one.due and not _is_paid(case, one.id)]
    posted = decided.delivery == "post"
    taker = case.submitter.name or case.owner.name
    blocks = (
        lines(
            *head(case),
            *_of_result(case, decided),
            line(
                case, "fees_settled", case.says("sheet/not_settled" if unpaid else "sheet/settled")
            ),
            line(case, "delivery", case.says("sheet/by_post" if posted else "sheet/by_hand")),
            line(case, "returned_at", moment(case, decided.returned_at)),
        ),
        Text(case.says("sheet/handover/close")),
    )
    return sheet(
        case, "handover", "A5", blocks,
        signs(case, ("taker", taker), ("giver", decided.returned_by)),
        office=case.intake, at=decided.returned_at or case.printed_at, scan=True,
    )  # fmt: skip


def _decided(case: Case) -> Decided:
    assert case.decided is not None, "Drawn only where it was decided"
    return case.decided


def _is_paid(case: Case, fee: str) -> bool:
    return any(one.fee == fee for payment in case.payments for one in payment.fees)


def _of_result(case: Case, decided: Decided) -> Iterator[Line]:
    name = case.both(
        lambda told: next(
            (one.name for one in told.program.results if one.id == decided.result), decided.title
        )
    )
    yield line(case, "result_name", name)
    yield line(case, "result_number", decided.number or ROOM)
    yield line(case, "decided_at", moment(case, decided.at))


def receipt(case: Case, copy: str) -> Sheet:
    """The receipt of one payment: each fee in its own column, and the sum in words."""
    payment = next(one for one in case.payments if one.number == copy)
    payer = case.submitter if case.submitter.name else case.owner
    collector = payment.collector
    blocks = (
        lines(
            line(case, "collector", collector.name),
            line(case, "tax_code", collector.tax_code or ROOM),
            line(case, "payer", payer.name),
            *contact(case, payer),
            line(case, "code", case.code),
            line(case, "content", case.both(lambda told: told.program.name)),
        ),
        _fees(case, payment),
        lines(
            *(Line(case.says("sheet/in_words"), _in_words(case, currency, sum_))
              for currency, sum_ in _sums(payment)),
            line(case, "method", case.says(f"sheet/method/{payment.method}")),
            line(case, "reference", payment.reference or ROOM),
            line(case, "paid_at", moment(case, payment.at)),
        ),
        *(
            (Text(case.says("sheet/refunded", at=moment(case, payment.refunded_at))),)
            if payment.refunded_at
            else ()
        ),
    )  # fmt: skip
    return sheet(
        case, "receipt", "A5", blocks,
        signs(case, ("payer", payer.name), ("cashier", payment.by)),
        office=case.intake, at=payment.at, number=payment.number, scan=True,
        subtitle=case.says("sheet/series", form=collector.form, series=collector.series),
    )  # fmt: skip


def _fees(case: Case, payment: Payment) -> Table:
    columns = (
        Column(case.says("sheet/no"), 2, "center"),
        Column(case.says("sheet/fee"), 8),
        Column(case.says("sheet/phi"), 4, "right"),
        Column(case.says("sheet/le_phi"), 4, "right"),
        Column(case.says("sheet/other_money"), 4, "right"),
    )
    kinds = ("phi", "le_phi", "")
    rows = [
        (plain(str(at)), _fee_name(case, one.fee),
         *(_money(one.amount, one.currency) if _column(one.nature) == kind else plain("")
           for kind in kinds))
        for at, one in enumerate(payment.fees, 1)
    ]  # fmt: skip
    for currency, _ in _sums(payment):
        sums = (
            sum(one.amount for one in payment.fees
                if one.currency == currency and _column(one.nature) == kind)
            for kind in kinds
        )  # fmt: skip
        rows.append((plain(""), case.says("sheet/sum"), *(_money(one, currency) for one in sums)))
    return Table(case.says("sheet/fees"), columns, tuple(rows), total=True)


def _column(nature: str) -> str:
    return nature if nature in ("phi", "le_phi") else ""


def _fee_name(case: Case, id: str) -> Says:
    return case.both(lambda told: next((one.name for one in told.program.fees if one.id == id), id))


def _money(amount: int, currency: str) -> Says:
    return plain(i18n.money(amount, currency)) if amount else NOTHING


def _sums(payment: Payment) -> tuple[tuple[str, int], ...]:
    currencies = dict.fromkeys(one.currency for one in payment.fees)
    return tuple(
        (currency, sum(one.amount for one in payment.fees if one.currency == currency))
        for currency in currencies
    )


def _in_words(case: Case, currency: str, amount: int) -> Says:
    figures = i18n.money(amount, currency)
    english = amount_in_words(amount, currency, "en") if case.beneath else ""
    return Says(f"{figures} ({amount_in_words(amount, currency)})", english)
