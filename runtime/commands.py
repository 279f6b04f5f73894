"""What may be asked of a dossier, by whom, and the record of what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from catalogue.kinds.base import Json
from runtime.ways import SUBMITTER

CommandName = Literal[
    "receive", "ask_supplement", "answer_supplement", "refuse", "pass_step",
    "decide", "return_result", "withdraw",
]  # fmt: skip
COMMANDS: tuple[CommandName, ...] = get_args(CommandName)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. The applicant is an actor with the role `submitter` and no unit."""

    account: str
    unit: str
    roles: frozenset[str]


APPLICANT = Actor("applicant", "", frozenset({SUBMITTER}))


@dataclass(frozen=True, slots=True)
class Command:
    """What is asked for, by whom; `step`, `letter` (its id), `result` where the command has one."""

    name: CommandName
    actor: Actor
    step: str = ""
    letter: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: codes, hashes and amounts, never answers."""

    at: datetime
    actor: str
    kind: str
    data: Mapping[str, Json]
