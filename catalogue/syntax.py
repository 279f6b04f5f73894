"""The syntax trees of the small phrases inside YAML values: expressions, clocks, copies, citations.

Nodes say what was written and nothing about types: what a bare word means is decided by the
type checker. `start` and `end` are offsets into the scalar, end exclusive.
"""

from __future__ import annotations

import re
from dataclasses import field
from datetime import date
from typing import Generic, Literal, TypeAlias, TypeVar

from catalogue.diagnostics import Span
from catalogue.record import record
from catalogue.tree import Scalar

CompareOp = Literal["==", "!=", "<", "<=", ">", ">="]
BinaryOp = Literal[
    "or", "and", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "per", "or_else"
]
Unit = Literal["day", "working_day", "hour", "month", "year"]
Quantifier = Literal["any", "all", "count", "sum"]


@record
class _Node:
    """Where a node was written; places never take part in comparison."""

    start: int = field(compare=False)
    end: int = field(compare=False)


@record
class Number(_Node):
    """Digits as written without `_`: `12`, `0.125`."""

    text: str


@record
class Money(_Node):
    """An amount in the smallest unit of its currency (đồng for VND, cent for USD)."""

    amount: int
    currency: str


@record
class Percent(_Node):
    text: str


@record
class Day(_Node):
    value: date


@record
class YesNo(_Node):
    value: bool


@record
class Duration(_Node):
    """A length of time; `amount` is digits, possibly with a fraction (`0.25 working_days`)."""

    amount: str
    unit: Unit


@record
class Path(_Node):
    """A dotted name: field, fact, case, option, parameter, row field; which, types decide."""

    name: str


@record
class Not(_Node):
    of: Expr


@record
class Negate(_Node):
    of: Expr


@record
class Binary(_Node):
    op: BinaryOp
    left: Expr
    right: Expr


@record
class Range(_Node):
    """`low..high`, `low..`, `..<high`; `open_end` is true for `..<`."""

    low: Expr | None
    high: Expr | None
    open_end: bool


@record
class In(_Node):
    left: Expr
    choices: tuple[Expr | Range, ...]


@record
class If(_Node):
    condition: Expr
    then: Expr
    otherwise: Expr


@record
class PercentOf(_Node):
    percent: Percent
    of: Expr


@record
class Found(_Node):
    register: str
    party: str | None


@record
class Over(_Node):
    """`any t in tv where …`, `sum g in giay_to of g.so_ban where …`."""

    how: Quantifier
    var: str
    items: str
    of: Expr | None
    where: Expr | None


@record
class Call(_Node):
    """`given(x)`, `min(a, b)`, `age(x)`, `count(list)`; any other name is a tariff."""

    name: str
    args: tuple[Expr, ...]


Expr: TypeAlias = (
    Number
    | Money
    | Percent
    | Day
    | YesNo
    | Duration
    | Path
    | Not
    | Negate
    | Binary
    | In
    | If
    | PercentOf
    | Found
    | Over
    | Call
)


def children(node: Expr | Range) -> tuple[Expr | Range, ...]:
    """The parts directly inside a node, in written order."""
    parts: tuple[Expr | Range | None, ...] = ()
    match node:
        case Not(of=of) | Negate(of=of):
            parts = (of,)
        case Binary(left=left, right=right):
            parts = (left, right)
        case Range(low=low, high=high):
            parts = (low, high)
        case In(left=left, choices=choices):
            parts = (left, *choices)
        case If(condition=condition, then=then, otherwise=otherwise):
            parts = (condition, then, otherwise)
        case PercentOf(percent=percent, of=of):
            parts = (percent, of)
        case Over(of=value, where=where):
            parts = (value, where)
        case Call(args=args):
            parts = args
    return tuple(part for part in parts if part is not None)


@record
class SetBy(_Node):
    """The rate is delegated: `set_by hdnd_tinh`."""

    who: str


@record
class ByNotice(_Node):
    """The amount comes with a notice issued at a step: `by_notice xac_dinh_thue`."""

    step: str


@record
class ByAgreement(_Node):
    """The parties agree on the amount: `by_agreement`."""


Amount: TypeAlias = Expr | SetBy | ByNotice | ByAgreement
ExpectedFee: TypeAlias = Money | SetBy | ByNotice | ByAgreement


@record
class AnyCell(_Node):
    """The cell `any`: no test."""


Cell: TypeAlias = AnyCell | tuple[Expr | Range, ...]


@record
class ClockWord(_Node):
    word: Literal["same_day", "rest", "untimed", "none"]


@record
class Annual(_Node):
    """A day of every year: `before 25/04`, or on that day at the latest: `by 31/12`."""

    word: Literal["before", "by"]
    day: int
    month: int


Clock: TypeAlias = Duration | ClockWord | Annual


@record
class Event(_Node):
    kind: Literal[
        "complete", "lodged", "paid", "done", "intake", "supplement", "return", "before", "after"
    ]
    step: str | None


PaperKind = Literal["original", "certified", "notarised", "plain", "compared", "electronic"]


@record
class Paper(_Node):
    count: int
    kind: PaperKind


@record
class Copies(_Node):
    """Alternatives of papers handed in together: `1 original or 1 original and 2 plain`."""

    ways: tuple[tuple[Paper, ...], ...]


@record
class Registers(_Node):
    registers: tuple[str, ...]
    parties: tuple[str, ...]


@record
class AnyAgency(_Node):
    """`any trung_tam_hcc in tinh`: any agency of the kind under the same unit of the level."""

    kind: str
    level: str


@record
class AgencyAt(_Node):
    """`ubnd_xa at me.cu_tru or cha.cu_tru`; no place when one agency of that kind exists."""

    kind: str
    places: tuple[str, ...]


Authority: TypeAlias = AnyAgency | AgencyAt


@record
class Use(_Node):
    """`ca_nhan@1 as cha`."""

    block: str
    version: int
    name: str | None


@record
class Each(_Node):
    var: str
    items: str
    where: Expr | None


@record
class Rounding(_Node):
    how: Literal["up", "down", "half_up"]
    to: Number | Money


@record
class Decree(_Node):
    """An act cited with its date: `163/QĐ-BTP, 20/01/2026`."""

    act: str
    day: date


@record
class Place(_Node):
    """`Điều 13-16`, `khoản 2`: the level and its numbers as written, each possibly a range."""

    level: str
    numbers: tuple[str, ...]


@record
class Citation(_Node):
    act: str
    day: date | None
    places: tuple[Place, ...]


@record
class Basis(_Node):
    citations: tuple[Citation, ...]


@record
class RowCount(_Node):
    """A scenario's `2 rows`."""

    count: int


T = TypeVar("T", covariant=True)


@record
class Phrase(Generic[T]):
    """A parsed value together with the scalar it was read from."""

    tree: T
    text: Scalar

    @property
    def span(self) -> Span:
        return self.text.span

    def place(self, node: _Node) -> Span:
        """Where a node of this phrase stands in the file."""
        return self.text.at(node.start, node.end)

    def word(self, name: str, start: int = 0) -> Span:
        """Where a name stands in this phrase, from `start` on; all of it when it is not found."""
        found = re.compile(rf"(?<![\w.@/-]){re.escape(name)}(?![\w@/-]|\.\w)").search(
            self.text, start
        )
        return self.text.at(*found.span()) if found else self.span


class PhraseError(Exception):
    """A phrase that cannot be read: message id, offsets inside the text, arguments.

    `replacement`, when given, is the text that mends `[start:end]`.
    """

    def __init__(
        self, slug: str, start: int, end: int, replacement: str | None = None, **args: object
    ) -> None:
        super().__init__(slug)
        self.slug = slug
        self.start = start
        self.end = end
        self.replacement = replacement
        self.args_by_name = {name: str(value) for name, value in args.items()}
