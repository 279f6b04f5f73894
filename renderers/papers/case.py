"""A dossier as its papers see it: who, where, when, how much, the procedure in its languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from catalogue.kinds.base import Blank, Env, Says
from compiler.evaluation import Due, Evaluation, Rows
from compiler.ir import Field, Program
from renderers.saying import say
from renderers.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """The procedure in one language."""

    program: Program
    known: Words
    env: Env


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the filing, as far as the answers tell; '' where they do not."""

    name: str
    id_number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """`town` is where its papers are written, '' where no address says so."""

    name: str
    above: str = ""
    address: str = ""
    phone: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True)
class Lacking:
    """A paper that is missing or not in order, and what is wrong with it."""

    component: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Written:
    """A letter to the applicant: `kind` is supplement, refusal, apology or stop."""

    kind: str
    body: str
    at: datetime
    by: str
    lacking: tuple[Lacking, ...] = ()
    due: Due | None = None
    """The day that it promises anew, or until which it waits."""
    before: Due | None = None
    """The day that was promised before."""
    opened: tuple[str, ...] = ()
    """Questions of the form that it lets be answered anew."""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """A step of the work by its id: when it was begun and passed on, by whom, when it was due."""

    step: str
    role: str
    unit: str
    officer: str
    opened_at: datetime
    closed_at: datetime | None
    due: Due | None


@dataclass(frozen=True, slots=True)
class Collector:
    """Who takes the money, and the form and series of its receipts."""

    name: str
    tax_code: str
    form: str
    series: str


@dataclass(frozen=True, slots=True)
class Paid:
    """A fee that was paid."""

    fee: str
    nature: str
    amount: int
    currency: str


@dataclass(frozen=True, slots=True)
class Payment:
    """Money taken at one time: one receipt, with a line for each fee."""

    number: str
    collector: Collector
    method: str
    reference: str
    at: datetime
    by: str
    fees: tuple[Paid, ...]
    refunded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """The result: its number, who signed it and when; `returned_at` when it was handed over."""

    result: str
    number: str
    title: str
    signed_by: str
    at: datetime
    delivery: str = ""
    returned_at: datetime | None = None
    returned_by: str = ""


@dataclass(frozen=True, slots=True)
class Helper:
    """The officer who wrote it for the applicant; `signed_at` when the applicant signed it."""

    name: str
    unit: str
    signed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What has happened to a dossier, as far as it decides which papers there are."""

    received: bool = False
    letters: frozenset[str] = frozenset()
    receipts: tuple[str, ...] = ()
    decided: bool = False
    ended: bool = False
    helped: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """`office` decides, `intake` takes in and hands over; `told` is Vietnamese, `beneath` the
    language of the dossier where that is another one. `promised` is the day that the receipt
    names, `due` the one that counts now; `ended` says how it ended without a result."""

    code: str
    told: Told
    evaluation: Evaluation
    office: Office
    intake: Office
    owner: Person
    submitter: Person
    channel: str
    lodged_at: datetime
    due: Due | None
    track_url: str
    printed_at: datetime
    promised: Due | None = None
    received_at: datetime | None = None
    received_by: str = ""
    letters: tuple[Written, ...] = ()
    steps: tuple[Handed, ...] = ()
    payments: tuple[Payment, ...] = ()
    decided: Decided | None = None
    ended: Literal["", "withdrawn", "stopped", "expired"] = ""
    ended_at: datetime | None = None
    represented: str = ""
    """In whose name it was filed, and as what the other acts; '' when in one's own."""
    beneath: Told | None = None
    helper: Helper | None = None

    @property
    def lang(self) -> str:
        return self.beneath.env.lang if self.beneath else self.told.env.lang

    @property
    def standing(self) -> Standing:
        return Standing(
            received=self.received_at is not None,
            letters=frozenset(one.kind for one in self.letters),
            receipts=tuple(one.number for one in self.payments),
            decided=self.decided is not None,
            ended=bool(self.ended),
            helped=self.helper is not None,
        )

    def says(self, key: str, **values: object) -> Says:
        """A sentence of ours; values that are said in two languages are said in each."""
        vi = say("vi", key, **{name: _in("vi", one) for name, one in values.items()})
        en = {name: _in("en", one) for name, one in values.items()}
        return Says(vi, say("en", key, **en) if self.beneath else "")

    def both(self, tell: Callable[[Told], str]) -> Says:
        """Something of the procedure, in each language."""
        vi = tell(self.told)
        en = tell(self.beneath) if self.beneath else ""
        return Says(vi, "" if en == vi else en)

    def letter(self, kind: str) -> Written | None:
        """The last one of the kind."""
        return next((one for one in reversed(self.letters) if one.kind == kind), None)


def plain(text: str) -> Says:
    """A name, a number, an answer: the same in every language."""
    return Says(text, "")


def _in(lang: str, value: object) -> object:
    if not isinstance(value, Says):
        return value
    return value.vi if lang == "vi" else value.en or value.vi


KINDS = {"personal_id": "id_number", "tax_code": "id_number", "address": "address",
         "phone": "phone", "email": "email"}  # fmt: skip


def person(party: str, name: str, told: Told, evaluation: Evaluation) -> Person:
    """Who a block of answers is about: the first answer of each kind that is asked in it."""
    found: dict[str, str] = {}
    for item in (item for page in told.program.pages for item in page.items):
        if isinstance(item, Field) and item.id.startswith(f"{party}.") and party:
            part, text = KINDS.get(item.kind.kind, ""), _text(item, evaluation, told.env)
            if part and text:
                found.setdefault(part, text)
    return Person(name=name, **found)


def _text(item: Field, evaluation: Evaluation, env: Env) -> str:
    value = evaluation.values.get(item.id)
    if value is None or isinstance(value, Blank | Rows):
        return ""
    return item.kind.show(value, env)
