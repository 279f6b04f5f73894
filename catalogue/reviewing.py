"""What a reviewer may write beside a catalogue: answers to changes, and rates of the cost model."""

import re
from typing import Annotated, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from catalogue import phrases
from catalogue import scalars as s
from catalogue.diagnostics import Report
from catalogue.mistakes import findings
from catalogue.reviews import open_reviews
from catalogue.scalars import Count, Day, Words, refuse, text_of
from catalogue.shapes import Model
from catalogue.source import read_bytes
from catalogue.syntax import PhraseError
from catalogue.tree import Scalar

T = TypeVar("T")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


def _fingerprint(value: object) -> Scalar:
    text = text_of(value)
    if not _FINGERPRINT.fullmatch(text):
        raise refuse("not-a-fingerprint", text=text)
    return text


def _dong(value: object) -> int:
    try:
        money = phrases.literal_money(text_of(value))
    except PhraseError:
        money = None
    if money is None or money.currency != "VND":
        raise refuse("not-in-dong", text=value)
    return money.amount


Fingerprint = Annotated[Scalar, s.Reads(_fingerprint)]
Dong = Annotated[int, s.Reads(_dong, "money")]
Level = Annotated[Scalar, s.one_of("0", "1", "2", "3")]


class AcknowledgedChange(Model):
    """Somebody has seen a change and stands by it; `path` begins with the procedure's code."""

    change: Words
    path: Words
    fingerprint: Fingerprint
    who: Words
    when: Day
    decision: Words
    reason: Words
    expires: Day | None = None


class SeverityRule(Model):
    """How bad a kind of change is here, for whom that is otherwise than usual."""

    citizen: Level | None = None
    officer: Level | None = None
    inflight: Level | None = None


class Answers(Model):
    """The file of acknowledgements."""

    acknowledged: tuple[AcknowledgedChange, ...] = ()
    rules: dict[Words, SeverityRule] = Field(default_factory=dict)


class PieceOfWork(Model):
    minutes: Count | None = None
    cost: Dong | None = None


class CopyRates(Model):
    original: PieceOfWork | None = None
    certified: PieceOfWork | None = None
    notarised: PieceOfWork | None = None
    plain: PieceOfWork | None = None
    compared: PieceOfWork | None = None
    electronic: PieceOfWork | None = None


class CostRates(Model):
    """The file of rates; what it does not say stays as it is by default."""

    hour: Dong | None = None
    question: Count | None = None
    visit: PieceOfWork | None = None
    copies: CopyRates | None = None


def read_reviewing(kind: type[T], content: bytes, file: str) -> tuple[T | None, Report]:
    """The model of such a file, None when it has mistakes; what is left open is one of them."""
    tree, report = read_bytes(content, file)
    if tree is None:
        return None, report
    try:
        value = TypeAdapter(kind).validate_python(tree)
    except ValidationError as error:
        report.extend(findings(tree, error))
        return None, report
    report.extend(open_reviews(value))
    return value, report
