"""What an author may write in a procedure: one model per map, every value still as written."""

from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import BeforeValidator, Discriminator, Field, Tag

from catalogue import scalars as s
from catalogue import shapes
from catalogue.kinds import AnyKind
from catalogue.scalars import Code, Count, Day, Flag, Id, Sets, Words
from catalogue.shapes import BY_SHAPE, Model
from catalogue.tree import Map, Scalar, Seq

T = TypeVar("T")


Some: TypeAlias = Annotated[tuple[T, ...], BeforeValidator(shapes.filled)]
OneOrMore: TypeAlias = Annotated[tuple[T, ...], BeforeValidator(shapes.one_or_more)]
NeedWord = Annotated[Scalar, s.one_of("required", "to_decide", "advised", "optional")]


class Row(Model):
    """One row of a decision: `is` this, when this holds, from and until these days (inclusive)."""

    when: s.Rule | None = None
    from_: Day | None = None
    until: Day | None = None
    basis: s.Basis | None = None


class CopiesRow(Row):
    is_: s.Copies


class DocumentRow(Row):
    is_: Id


class NeedRow(Row):
    is_: NeedWord


class PartyRow(Row):
    is_: Id


class PartiesRow(Row):
    is_: OneOrMore[Id]


class ClockRow(Row):
    is_: s.Clock


class QuantityRow(Row):
    is_: s.Quantity


Copies: TypeAlias = Annotated[
    Annotated[s.Copies, Tag("<text>")] | Annotated[Some[CopiesRow], Tag("<rows>")], BY_SHAPE
]
Declared: TypeAlias = Annotated[
    Annotated[Id, Tag("<text>")] | Annotated[Some[DocumentRow], Tag("<rows>")], BY_SHAPE
]
Within: TypeAlias = Annotated[
    Annotated[s.Clock, Tag("<text>")] | Annotated[Some[ClockRow], Tag("<rows>")], BY_SHAPE
]
Quantity: TypeAlias = Annotated[
    Annotated[s.Quantity, Tag("<text>")] | Annotated[Some[QuantityRow], Tag("<rows>")], BY_SHAPE
]
Need: TypeAlias = Annotated[
    Annotated[NeedWord, Tag("<text>")] | Annotated[Some[NeedRow], Tag("<rows>")], BY_SHAPE
]
Holder: TypeAlias = Annotated[
    Annotated[Id, Tag("<text>")] | Annotated[Some[PartyRow], Tag("<rows>")], BY_SHAPE
]
NoneWord = Annotated[Scalar, s.one_of("none")]
OrNone: TypeAlias = Annotated[
    Annotated[NoneWord, Tag("<text>")] | Annotated[Some[T], Tag("<rows>")], BY_SHAPE
]

# Cases


class CaseOption(Model):
    says: Words
    when: s.Rule | None = None
    basis: s.Basis | None = None
    one_of: "CaseOptions | None" = None


CaseSays: TypeAlias = Annotated[
    Annotated[Words, Tag("<text>")] | Annotated[CaseOption, Tag("<map>")], BY_SHAPE
]
CaseOptions: TypeAlias = Annotated[dict[Id, CaseSays], BeforeValidator(shapes.filled)]


class Case(Model):
    """A question whose answers are cases of the law."""

    ask: Words
    one_of: CaseOptions | None = None
    any_of: CaseOptions | None = None


# The form


class FieldEntry(Model):
    """One question; the keys that are not listed here are the options of its kind."""

    id: Id
    kind: AnyKind = Field(alias="<kind>")
    label: Words
    hint: Words | None = None
    when: s.Rule | None = None
    required: s.Rule | None = None
    unit: Words | None = None
    basis: s.Basis | None = None
    was: OneOrMore[Id] = ()
    is_: s.Rule | None = None


class Override(Model):
    """What the place of use may change of a block's field."""

    label: Words | None = None
    hint: Words | None = None
    required: s.Rule | None = None
    when: s.Rule | None = None
    precision: Annotated[Scalar, s.one_of("day", "month", "year")] | None = None


class UseEntry(Model):
    use: s.Use
    title: Words | None = None
    when: s.Rule | None = None
    without: tuple[Id, ...] = ()
    with_: dict[Id, Override] = Field(default_factory=dict)


class CaseEntry(Model):
    case: Id
    hint: Words | None = None
    when: s.Rule | None = None


class ListEntry(Model):
    list_: Id = Field(alias="list")
    of: s.Use
    label: Words
    hint: Words | None = None
    min: Count = 0
    max: Count = 50
    when: s.Rule | None = None
    without: tuple[Id, ...] = ()


class NoteEntry(Model):
    note: Words
    when: s.Rule | None = None


Entry: TypeAlias = Annotated[
    Annotated[UseEntry, Tag("<use>")]
    | Annotated[CaseEntry, Tag("<case>")]
    | Annotated[ListEntry, Tag("<list>")]
    | Annotated[NoteEntry, Tag("<note>")]
    | Annotated[FieldEntry, BeforeValidator(shapes.split_kind), Tag("<id>")],
    shapes.keyed(*shapes.FORM_ENTRY),
]


class Must(Model):
    must: s.Rule
    says: Words
    basis: s.Basis | None = None


class Should(Model):
    should: s.Rule
    says: Words
    basis: s.Basis | None = None


Check: TypeAlias = Annotated[
    Annotated[Must, Tag("<must>")] | Annotated[Should, Tag("<should>")], shapes.keyed(*shapes.CHECK)
]


class Page(Model):
    """A page of the form; `use` on the page itself is `fields` with that one entry."""

    page: Id
    title: Words
    hint: Words | None = None
    when: s.Rule | None = None
    use: s.Use | None = None
    fields: tuple[Entry, ...] = ()
    checks: tuple[Check, ...] = ()


# Facts


class Fact(Model):
    """A named rule (`is`), or what an officer finds out at a step (`by`)."""

    says: Words
    is_: s.Rule | None = None
    by: Id | None = None
    otherwise: Words | None = None
    basis: s.Basis | None = None


class Parameter(Model):
    """A number that rules read: `is` this, or `set_by` somebody else than the author."""

    is_: Quantity | None = None
    set_by: Id | None = None
    kind: Annotated[Scalar, s.one_of("integer", "decimal", "money", "percent")]
    unit: Words | None = None
    says: Words | None = None
    basis: s.Basis | None = None


# Documents of the dossier


class ComponentParts(Model):
    """What documents and groups of documents share; members inherit it from their group."""

    id: Id | None = None
    when: s.Rule | None = None
    each: s.Each | None = None
    need: Need | None = None
    submit: Copies | None = None
    present: Copies | None = None
    satisfied_by: s.Registers | None = None
    max_age: Within | None = None
    if_foreign: OrNone[Id] | None = None
    to: Id | None = None
    sets: Sets | None = None
    basis: s.Basis | None = None


class DocumentEntry(ComponentParts):
    """A paper; with `from`, the consent of a party, given in one of the `ways`."""

    document: Id
    name: Words | None = None
    from_: Id | None = None
    ways: Some[Id] = ()


class DeclarationEntry(Model):
    declaration: Declared
    id: Id | None = None
    when: s.Rule | None = None
    signed_by: OneOrMore[Id] = ()
    basis: s.Basis | None = None


class GroupParts(ComponentParts):
    heading: Words | None = None
    ask: Words | None = None


class GroupUse(GroupParts):
    """A group that documents.yaml names; what is said here goes before what it says there."""

    group: Id


class AllOf(GroupParts):
    all_of: "Some[ComponentEntry]"


class OneOf(GroupParts):
    one_of: "Some[ComponentEntry]"


class AnyOf(GroupParts):
    any_of: "Some[ComponentEntry]"


class FirstOf(GroupParts):
    first_of: "Some[ComponentEntry]"


ComponentEntry: TypeAlias = Annotated[
    Annotated[Id, Tag("<text>")]
    | Annotated[DocumentEntry, Tag("<document>")]
    | Annotated[DeclarationEntry, Tag("<declaration>")]
    | Annotated[NoteEntry, Tag("<note>")]
    | Annotated[GroupUse, Tag("<group>")]
    | Annotated[AllOf, Tag("<all_of>")]
    | Annotated[OneOf, Tag("<one_of>")]
    | Annotated[AnyOf, Tag("<any_of>")]
    | Annotated[FirstOf, Tag("<first_of>")],
    shapes.keyed(*shapes.COMPONENT),
]

# Fees and clocks


class Money(Model):
    """What may stand beside a rate: bounds before copies are multiplied, rounding at the end."""

    min: s.Amount | None = None
    max: s.Amount | None = None
    round: s.Rounding | None = None


class TierRow(Model):
    to: s.Quantity | None = None
    is_: s.Amount


class TiersAmount(Money):
    """Marginal rates over a quantity, times copies, summed over a list."""

    tiers: Some[TierRow]
    per: s.Quantity
    times: s.Quantity | None = None
    each: s.Each | None = None


class AmountRow(Money, Row):
    is_: s.Amount


class TableRow(Money):
    when: Some[s.Cell]
    is_: s.Amount
    from_: Day | None = None
    until: Day | None = None
    basis: s.Basis | None = None


Hit = Annotated[Scalar, s.one_of("unique", "first", "sum", "max")]


class AmountTable(Model):
    inputs: Some[s.Name]
    rows: Some[TableRow]
    hit: Hit | None = None


class AmountRows(Model):
    """Rows of which several may hold; `hit` says which of them count."""

    hit: Hit
    rows: Some[AmountRow]


AMOUNT_MAPS = ("tiers", "inputs", "hit")


def _amount_shape(value: Any) -> str:
    if isinstance(value, (Map, dict)):
        return next((f"<{key}>" for key in AMOUNT_MAPS if key in value), "<channels>")
    return "<rows>" if isinstance(value, (Seq, list)) else "<text>"


FeeAmount: TypeAlias = Annotated[
    Annotated[s.Amount, Tag("<text>")]
    | Annotated[Some[AmountRow], Tag("<rows>")]
    | Annotated[TiersAmount, Tag("<tiers>")]
    | Annotated[AmountTable, Tag("<inputs>")]
    | Annotated[AmountRows, Tag("<hit>")]
    | Annotated[dict[Id, s.Amount], Tag("<channels>")],
    Discriminator(_amount_shape),
]


class Relief(Model):
    off: s.PercentOff
    when: s.Rule | None = None
    group: Id | None = None
    proof: Id | None = None
    from_: Day | None = None
    until: Day | None = None
    basis: s.Basis | None = None


class Fee(Money):
    id: Id
    type: Annotated[Scalar, s.one_of("phi", "le_phi", "gia_dich_vu", "nghia_vu_tai_chinh")]
    name: Words
    amount: FeeAmount
    when: s.Rule | None = None
    relief: OneOrMore[Relief] = ()
    due: s.Event | None = None
    payee: Id | None = None
    refund: Annotated[Scalar, s.one_of("if_refused", "never")] | None = None
    monotone: s.Name | None = None
    basis: s.Basis | None = None


class Length(Model):
    """One entry of `plus`: it counts whenever it holds."""

    is_: s.Clock
    when: s.Rule | None = None
    basis: s.Basis | None = None


class Extension(Model):
    """The office may take so much longer, so many times."""

    by: s.Clock
    times: Count = 1
    when: s.Rule | None = None
    basis: s.Basis | None = None


class Stop(Model):
    """The clock stands from one event until another, or while something goes on (`says`)."""

    from_: s.Event | None = None
    until: s.Event | None = None
    says: Words | None = None
    when: s.Rule | None = None
    basis: s.Basis | None = None


class WithinRows(Model):
    """Rows of which several may hold; `hit` says which of them count."""

    hit: Hit
    rows: Some[ClockRow]


Lasting: TypeAlias = Annotated[
    Annotated[s.Clock, Tag("<text>")]
    | Annotated[Some[ClockRow], Tag("<rows>")]
    | Annotated[WithinRows, Tag("<map>")],
    BY_SHAPE,
]


class Clocked(Model):
    """The one shape of clocks, on the term, on results, on steps and on replies."""

    within: Lasting | None = None
    from_: s.Event | None = None
    cut_off: s.ClockTime | None = None
    plus: OneOrMore[Length] = ()
    extend: OneOrMore[Extension] = ()
    stops: OneOrMore[Stop] = ()
    silence: Annotated[Scalar, s.one_of("agreed", "refused")] | None = None
    or_agreed: Flag = False
    basis: s.Basis | None = None


class ClockMap(Clocked):
    within: Lasting


class Term(ClockMap):
    """`replies`: within what time the applicant hears of a fault in the dossier, or a refusal."""

    replies: dict[
        Annotated[Scalar, s.one_of("receipt", "supplement", "refuse")],
        Annotated[
            Annotated[s.Clock, Tag("<text>")]
            | Annotated[Some[ClockRow], Tag("<rows>")]
            | Annotated[ClockMap, Tag("<map>")],
            BY_SHAPE,
        ],
    ] = Field(default_factory=dict)


# Results, requirements, steps


class Result(Clocked):
    id: Id
    name: Words
    code: Words | None = None
    outcome: Annotated[Scalar, s.one_of("granted", "recorded", "refused")] | None = None
    delivery: tuple[Annotated[Scalar, s.one_of("counter", "post", "electronic")], ...] = ()
    valid: Within | None = None


class Tested(Model):
    test: s.Rule
    says: Words
    id: Id | None = None
    basis: s.Basis | None = None


class Judged(Model):
    judged: Words
    says: Words | None = None
    id: Id | None = None
    basis: s.Basis | None = None


Requirement: TypeAlias = Annotated[
    Annotated[Tested, Tag("<test>")] | Annotated[Judged, Tag("<judged>")],
    shapes.keyed(*shapes.REQUIREMENT),
]


class Step(Clocked):
    step: Id
    by: Id
    says: Words
    when: s.Rule | None = None
    after: Id | None = None
    parallel: Flag = False


class StepsUse(Model):
    use: s.Use


StepEntry: TypeAlias = Annotated[
    Annotated[StepsUse, Tag("<use>")] | Annotated[Step, Tag("<step>")], shapes.keyed(*shapes.STEP)
]

# Scenarios

ExpectedFees: TypeAlias = Annotated[
    Annotated[s.MoneyText, Tag("<text>")] | Annotated[dict[Id, s.ExpectedFee], Tag("<map>")],
    BY_SHAPE,
]


class Expected(Model):
    """`fees`: the total, or one amount per fee."""

    fees: ExpectedFees | None = None
    due: s.Moment | None = None
    latest: s.Moment | None = None
    extended: s.Moment | None = None
    results: dict[Id, s.Moment] = Field(default_factory=dict)
    steps: dict[Id, s.Moment] = Field(default_factory=dict)
    replies: dict[Id, s.Moment] = Field(default_factory=dict)
    components: tuple[Id, ...] | None = None
    includes: tuple[Id, ...] | None = None


LookupWord = Annotated[Scalar, s.one_of("found", "no_papers", "not_found", "unreachable")]


class Scenario(Model):
    """A real filing; answers are texts, judged by each field's kind."""

    name: Words
    at: s.Moment
    channel: Id
    answers: dict[Words, Words] = Field(default_factory=dict)
    registers: dict[Words, LookupWord] = Field(default_factory=dict)
    officer: dict[Id, Flag] = Field(default_factory=dict)
    events: dict[s.EventKey, s.Moment] = Field(default_factory=dict)
    expect: Expected


# The procedure


class InForce(Model):
    from_: Day
    until: Day | None = None


class AuthorityRow(Row):
    is_: s.Authority


Authority: TypeAlias = Annotated[
    Annotated[s.Authority, Tag("<text>")] | Annotated[Some[AuthorityRow], Tag("<rows>")], BY_SHAPE
]


class AuthorityParts(Model):
    receives: Authority | None = None
    decides: Authority


def _several(value: Any) -> str:
    """Rows are a list of maps; several parties a list of names."""
    first = value[0] if isinstance(value, (Seq, list)) and value else None
    return "<rows>" if isinstance(first, (Map, dict)) else "<text>"


class Parties(Model):
    submitter: Holder
    owner: Holder
    subject: Annotated[
        Annotated[OneOrMore[Id], Tag("<text>")] | Annotated[Some[PartiesRow], Tag("<rows>")],
        Discriminator(_several),
    ] = ()


class Procedure(Model):
    """One version of one procedure. A key that is absent was not stated; `none` is written."""

    procedure: Code
    name: Words
    short: Words | None = None
    domain: Id
    audience: tuple[Id, ...]
    channels: tuple[Annotated[Scalar, s.one_of("online", "counter", "post")], ...]
    online: Annotated[Scalar, s.one_of("full", "partial", "none")]
    online_reason: Words | None = None
    sets: Sets | None = None
    in_force: InForce
    transition: Annotated[Scalar, s.one_of("keep", "apply", "choose")] | None = None
    published_by: s.Decree | None = None
    basis: s.Basis | None = None
    authority: Annotated[
        Annotated[s.Authority, Tag("<text>")]
        | Annotated[Some[AuthorityRow], Tag("<rows>")]
        | Annotated[AuthorityParts, Tag("<map>")],
        BY_SHAPE,
    ]
    parties: Parties
    before_lodging: Words | None = None
    cases: dict[Id, Case] = Field(default_factory=dict)
    form: OrNone[Page] | None = None
    facts: dict[Id, Fact] = Field(default_factory=dict)
    parameters: dict[Id, Parameter] = Field(default_factory=dict)
    components: OrNone[ComponentEntry] | None = None
    fees: OrNone[Fee] | None = None
    term: (
        Annotated[Annotated[NoneWord, Tag("<text>")] | Annotated[Term, Tag("<map>")], BY_SHAPE]
        | None
    ) = None
    results: OrNone[Result] | None = None
    requirements: OrNone[Requirement] | None = None
    steps: OrNone[StepEntry] | None = None
    scenarios: tuple[Scenario, ...] = ()
    retired: tuple[Id, ...] = ()
