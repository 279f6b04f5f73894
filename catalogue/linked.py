"""What an author may write in a bundle: several procedures that are filed together, once."""

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field, Tag

from catalogue import scalars as s
from catalogue import shapes
from catalogue.model import InForce, LookupWord, Some, Term
from catalogue.scalars import Code, Flag, Id, Words
from catalogue.shapes import BY_SHAPE, Model
from catalogue.tree import Scalar


class Member(Model):
    """One procedure of the bundle; the others know it as `as`.

    `after` is a result (`ks.giay_khai_sinh`) that it waits for. `map` says which of its questions
    an earlier member's answer, or a constant, answers; `covers` which of its papers an earlier
    member's result or paper makes superfluous.
    """

    procedure: Code
    as_: Id
    after: Words | None = None
    when: s.Rule | None = None
    map: dict[Words, Words] = Field(default_factory=dict)
    covers: dict[Id, Words] = Field(default_factory=dict)


Amounts: TypeAlias = Annotated[
    Annotated[s.MoneyText, Tag("<text>")] | Annotated[dict[Id, s.MoneyText], Tag("<map>")], BY_SHAPE
]
Dues: TypeAlias = Annotated[
    Annotated[s.Moment, Tag("<text>")] | Annotated[dict[Id, s.Moment], Tag("<map>")], BY_SHAPE
]


class Expected(Model):
    """`fees` and `due`: of the whole, or one for each member."""

    fees: Amounts | None = None
    due: Dues | None = None
    components: tuple[Words, ...] | None = None
    includes: tuple[Words, ...] | None = None


class Scenario(Model):
    """A real filing of the bundle; answers are named by member: `ks.tre.ngay_sinh`."""

    name: Words
    at: s.Moment
    channel: Id
    answers: dict[Words, Words] = Field(default_factory=dict)
    registers: dict[Words, LookupWord] = Field(default_factory=dict)
    officer: dict[Words, Flag] = Field(default_factory=dict)
    expect: Expected


class Bundle(Model):
    """bundles/*.yaml"""

    bundle: Code
    name: Words
    short: Words | None = None
    domain: Id
    channels: Annotated[
        tuple[Annotated[Scalar, s.one_of("online", "counter", "post")], ...],
        BeforeValidator(shapes.filled),
    ]
    in_force: InForce
    published_by: s.Decree | None = None
    basis: s.Basis | None = None
    receives: s.Authority | None = None
    before_lodging: Words | None = None
    members: Some[Member]
    term: Term | None = None
    if_refused: dict[Id, Annotated[Scalar, s.one_of("stop_all", "go_on")]] = Field(
        default_factory=dict
    )
    scenarios: tuple[Scenario, ...] = ()
