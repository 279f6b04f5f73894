"""What may be asked of a dossier, by whom, and the record of what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from catalogue.kinds.base import Json
from compiler.evaluation import Due
from runtime.terms import Charge
from runtime.ways import SUBMITTER, SYSTEM_ROLE

CommandName = Literal[
    "receive", "ask_supplement", "answer_supplement", "expire", "refuse", "pass_step",
    "ask_opinion", "give_opinion", "ask_payment", "confirm_payment", "refund_payment",
    "extend", "adopt_version", "stop", "decide", "return_result", "withdraw",
]  # fmt: skip
COMMANDS: tuple[CommandName, ...] = get_args(CommandName)
LateReason = Literal["appraisal", "opinion", "register", "oversight"]
LATE_REASONS: tuple[LateReason, ...] = get_args(LateReason)
Verdict = Literal["agreed", "disagreed", "conditional", "silent", "no_reply"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. An applicant has the role `submitter` and no unit, the service neither."""

    account: str
    unit: str
    roles: frozenset[str]


APPLICANT = Actor("applicant", "", frozenset({SUBMITTER}))
SYSTEM = Actor("system", "", frozenset({SYSTEM_ROLE}))


@dataclass(frozen=True, slots=True)
class Question:
    """What another unit is asked, and until when; `silence` is what no answer means, or ''."""

    id: str
    unit: str
    due: Due
    text: str
    silence: Literal["", "agreed", "refused"] = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What it says; `silent` and `no_reply` only once the time for it is over."""

    question: str
    verdict: Verdict
    text: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """Money that has come in, or has gone back, for these fees together."""

    fees: tuple[str, ...]
    amount: int
    reference: str
    method: str = "transfer"


@dataclass(frozen=True, slots=True)
class Correction:
    """Answers that a supplement has changed: which, in which revision, under which seal."""

    changed: tuple[str, ...]
    revision: int
    seal: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """The version that a dossier follows from now on, and the one it followed; `seal` is of the
    answers as carried over, and `dropped` are those that it does not ask any more."""

    program: str
    was: str
    revision: int
    seal: str
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """What is asked for, by whom; the rest where the command has one.

    `letter` is the id of a text that is kept beside the chain; `until` a cut-off or a new date;
    `opens` the questions that a supplement may answer anew; `late` why it was not asked earlier.
    """

    name: CommandName
    actor: Actor
    step: str = ""
    letter: str = ""
    result: str = ""
    until: date | None = None
    question: Question | None = None
    reply: Reply | None = None
    charges: tuple[Charge, ...] = ()
    settlement: Settlement | None = None
    opens: tuple[str, ...] = ()
    correction: Correction | None = None
    adoption: Adoption | None = None
    late: LateReason | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: codes, hashes and amounts, never answers."""

    at: datetime
    actor: str
    kind: str
    data: Mapping[str, Json]
