"""What is to be paid for a dossier, how it can be paid, and what has been paid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from compiler.ir import Program
from renderers import i18n, qr
from renderers.amounts import amount_in_words
from renderers.masthead import Site
from renderers.saying import say


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee that was asked for: `state` is asked, paid, excess (to be given back) or refunded.

    `id` is the fee's, with signs behind it for what was asked besides or is to go back.
    """

    id: str
    nature: str
    amount: int
    currency: str
    state: str
    receipt: str = ""
    """The address of its receipt, '' while there is none."""
    refunded_at: datetime | None = None
    refund_reference: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """To which account, for what; `code` is the text of the code to scan."""

    holder: str
    bank: str
    account: str
    amount: int
    purpose: str
    code: str


@dataclass(frozen=True, slots=True)
class FeeLine:
    name: str
    nature: str
    amount: str
    state: str
    tone: str
    receipt: str
    refund: str
    """When it was paid back, and under which reference; '' when it was not."""


@dataclass(frozen=True, slots=True)
class TransferLines:
    """The transfer in words, its code drawn."""

    holder: str
    bank: str
    account: str
    amount: str
    purpose: str
    qr: Markup


@dataclass(frozen=True, slots=True)
class PayPage:
    site: Site
    code: str
    procedure: str
    fees: tuple[FeeLine, ...]
    total: str
    in_words: str
    foreign: str
    """What is owed in other currencies, which no transfer of ours carries; '' when nothing is."""
    transfer: TransferLines | None
    counter: str
    """Where it can be paid in person."""
    back: str


TONES = {"asked": "waiting", "paid": "good", "excess": "waiting", "refunded": "bad"}
DONG = "VND"


def part_of(name: str, row: str, amount: str, lang: str) -> str:
    """A row of money in words: the fee, what was asked besides, or what was paid too much."""
    key = "pay/row_back" if "-" in row else "pay/row_more" if "+" in row else "pay/row"
    return say(lang, key, fee=name, amount=amount)


def pay_page(
    site: Site,
    program: Program,
    fees: tuple[Fee, ...],
    *,
    code: str,
    transfer: Transfer | None,
    counter: str,
    back: str,
) -> PayPage:
    """Render with `page("public/pay", view)`."""
    lang = site.lang
    names = {fee.id: fee.name for fee in program.fees}
    sums: dict[str, int] = {}
    for one in fees:
        if one.state == "asked":
            sums[one.currency] = sums.get(one.currency, 0) + one.amount
    return PayPage(
        site=site,
        code=code,
        procedure=program.name,
        fees=tuple(_line(one, names, lang) for one in fees),
        total=" + ".join(i18n.money(amount, unit, lang) for unit, amount in sums.items()),
        in_words="; ".join(amount_in_words(amount, unit, lang) for unit, amount in sums.items()),
        foreign=" + ".join(
            i18n.money(amount, unit, lang) for unit, amount in sums.items() if unit != DONG
        ),
        transfer=_transfer(transfer, lang) if transfer else None,
        counter=counter,
        back=back,
    )


def _line(one: Fee, names: Mapping[str, str], lang: str) -> FeeLine:
    fee = one.id.partition("-")[0].partition("+")[0]
    name, sign = names.get(fee, fee), one.id[len(fee) :]
    part = say(lang, "pay/back" if "-" in sign else "pay/more", fee=name) if sign else name
    return FeeLine(
        part,
        say(lang, f"pay/{one.nature}"),
        i18n.money(one.amount, one.currency, lang),
        say(lang, f"pay/{one.state}"),
        TONES[one.state],
        one.receipt,
        _refund(one, lang),
    )


def _refund(one: Fee, lang: str) -> str:
    if one.refunded_at is None:
        return ""
    at = i18n.moment(one.refunded_at, lang)
    return say(lang, "pay/refunded_at", at=at, reference=one.refund_reference)


def _transfer(one: Transfer, lang: str) -> TransferLines:
    code = qr.svg(one.code, say(lang, "pay/scan"))
    amount = i18n.money(one.amount, lang=lang)
    return TransferLines(one.holder, one.bank, one.account, amount, one.purpose, code)
