"""The compiled procedure: resolved, typed, frozen; the only thing renderers and runtime read.

No spans, no floats, no lists, no optional that a pass should have filled. Conditions are always
expressions (`TRUE` when the author wrote none).
"""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import Annotated, Literal, TypeAlias

from catalogue.kinds import AnyKind
from catalogue.kinds.base import Type
from catalogue.record import record
from catalogue.tagged import BY_OP

FORMAT = 2

Scope = Literal["case", "row", "officer", "filing"]
Hit = Literal["unique", "first", "sum", "max"]
CompareHow = Literal["eq", "ne", "lt", "le", "gt", "ge", "has", "apart"]
ArithHow = Literal["add", "sub", "mul", "div"]


@record
class Lit:
    """A constant in the canonical text of its type: `true`, `12`, `0.5`, `2026-05-01`, `3
    working_day`; money in smallest units, `12000` đồng or `150 USD` cents."""

    type: Type
    value: str
    op: Literal["lit"] = "lit"


@record
class Ref:
    """A value by name.

    `case`: a field, fact, parameter or list of the case. `row`: a field of the row bound by the
    enclosing `Over` (path without the list's name). `officer`: an officer's finding.
    `filing`: the built-ins `lodged` (date) and `channel` (choice).
    """

    path: str
    type: Type
    scope: Scope = "case"
    op: Literal["ref"] = "ref"


@record
class Not:
    of: Expr
    op: Literal["not"] = "not"


@record
class Given:
    of: Ref
    op: Literal["given"] = "given"


@record
class Default:
    """`of or_else otherwise`: the second when the first is blank."""

    of: Expr
    otherwise: Expr
    op: Literal["default"] = "default"


@record
class All:
    of: tuple[Expr, ...]
    op: Literal["all"] = "all"


@record
class Any:
    of: tuple[Expr, ...]
    op: Literal["any"] = "any"


@record
class Cmp:
    """`has`: the set on the left contains the code on the right. `apart`: two addresses lie in
    different communes."""

    how: CompareHow
    left: Expr
    right: Expr
    op: Literal["cmp"] = "cmp"


@record
class Arith:
    """Typed arithmetic: date ± duration, money × number, percent × money, number ∘ number."""

    how: ArithHow
    left: Expr
    right: Expr
    type: Type
    op: Literal["arith"] = "arith"


@record
class Choose:
    """`if condition then … else …`."""

    condition: Expr
    then: Expr
    otherwise: Expr
    type: Type
    op: Literal["choose"] = "choose"


@record
class Call:
    """`min`, `max` of two or more; `age(birth, at)` in full years; `negate(x)`."""

    name: Literal["min", "max", "age", "negate"]
    args: tuple[Expr, ...]
    type: Type
    op: Literal["call"] = "call"


@record
class Over:
    """Over the rows of a list: any, all → bool; count → integer; sum → type of `of`.

    Binds scope `row`; one level. `where` restricts the rows; for any/all the test is `of`
    (`any t in tv where c` is any with `of` = c and `where` = TRUE).
    """

    how: Literal["any", "all", "sum", "count"]
    items: str
    where: Expr
    of: Expr
    type: Type
    op: Literal["over"] = "over"


@record
class Found:
    """A register has the party: found → true, not found → false, unreachable or untried →
    unknown. With `document`, it has that paper of the party; when `sure`, unknown counts as not.
    In a list, `row` asks about the row at hand; `party` is the list then."""

    register: str
    party: str
    document: str = ""
    sure: bool = False
    row: bool = False
    op: Literal["found"] = "found"


@record
class Tier:
    """Up to and including `to` units (no bound: the rest), each unit costs `rate`."""

    to: Expr | None
    rate: Expr


@record
class Tiers:
    """A marginal tariff over a quantity: each tier's units at that tier's rate. Money."""

    per: Expr
    tiers: tuple[Tier, ...]
    type: Type = "money"
    op: Literal["tiers"] = "tiers"


@record
class Open:
    """A value that the catalogue leaves to others: a council or agency (`who`) sets it, a notice
    given at a step (`who`) tells it, or the parties agree on it."""

    how: Literal["set_by", "by_notice", "by_agreement"]
    who: str
    type: Type
    op: Literal["open"] = "open"


@record
class Pick:
    """The row of a shared tariff that holds: a decision inside an expression."""

    tariff: str
    rows: tuple[Row, ...]
    name: str = ""
    hit: Hit = "unique"
    rest: bool = False
    type: Type = "money"
    op: Literal["pick"] = "pick"


@record
class Round:
    how: Literal["up", "down", "half_up"]
    to: int
    of: Expr
    op: Literal["round"] = "round"


Expr: TypeAlias = Annotated[
    Lit
    | Ref
    | Not
    | Given
    | Default
    | All
    | Any
    | Cmp
    | Arith
    | Choose
    | Call
    | Over
    | Found
    | Tiers
    | Open
    | Pick
    | Round,
    BY_OP,
]

TRUE = Lit("bool", "true")
FALSE = Lit("bool", "false")


@record
class Citation:
    """An act and the places cited in it: `60/2014/QH13`, `Điều 13-16`. `day` where the author
    gave it."""

    act: str
    day: date | None = None
    places: tuple[str, ...] = ()


Basis: TypeAlias = tuple[Citation, ...]


@record
class Row:
    """One line of a decision: holds when `when` is true and start ≤ lodged < end."""

    when: Expr
    value: Expr
    start: date | None = None
    end: date | None = None
    basis: Basis = ()


@record
class Decision:
    """Anything that may depend on the case; a constant is one row.

    `unique`: at most one row holds; a last row with `rest` set is what remains.
    """

    id: str
    type: Type
    rows: tuple[Row, ...]
    hit: Hit = "unique"
    rest: bool = False
    """The last row has no condition of its own: it holds when none before it does."""


# The form


@record
class Field:
    """One question. `value` is set for computed fields only; `case` names the case question it
    asks."""

    id: str
    kind: AnyKind
    label: str
    hint: str = ""
    when: Expr = TRUE
    required: Expr = TRUE
    value: Expr | None = None
    unit: str = ""
    was: tuple[str, ...] = ()
    basis: Basis = ()
    source: Literal[
        "authored", "case", "papers", "relief", "upload", "foreign", "consent", "mapped",
        "office", "delivery",
    ] = "authored"  # fmt: skip
    """Who made the question: the author, or which generated question it is; one that another
    member of a bundle has answered is `mapped`."""
    op: Literal["field"] = "field"

    @property
    def asked(self) -> bool:
        """Whether it is for the applicant to answer."""
        return self.value is None and self.source != "mapped"


@record
class Group:
    """A list of rows, each with the same fields (ids without the list's name)."""

    id: str
    label: str
    fields: tuple[Field, ...]
    min: int = 0
    max: int = 50
    hint: str = ""
    when: Expr = TRUE
    op: Literal["group"] = "group"


@record
class Note:
    text: str
    when: Expr = TRUE
    op: Literal["note"] = "note"


@record
class Heading:
    """Opens a titled stretch of a page (a block used with a title); ends at the next heading."""

    text: str
    when: Expr = TRUE
    op: Literal["heading"] = "heading"


Item: TypeAlias = Annotated[Field | Group | Note | Heading, BY_OP]


@record
class Check:
    """`must` blocks submission when false; `should` warns. `fields` are the paths it reads."""

    id: str
    rule: Expr
    says: str
    level: Literal["must", "should"]
    fields: tuple[str, ...] = ()
    basis: Basis = ()


@record
class Page:
    id: str
    title: str
    items: tuple[Item, ...]
    checks: tuple[Check, ...] = ()
    when: Expr = TRUE
    hint: str = ""


# Cases and facts


@record
class CaseOption:
    """A case the applicant may be in: the law's words, and its children."""

    id: str
    says: str
    when: Expr = TRUE
    basis: Basis = ()
    children: tuple[CaseOption, ...] = ()


@record
class Case:
    """A question whose answers are cases: `one_of` (the leaf's id) or `any_of` (a set)."""

    id: str
    ask: str
    how: Literal["one_of", "any_of"]
    options: tuple[CaseOption, ...]


@record
class Fact:
    """A named rule. An officer's fact has `by` (a step id) and its value is the officer's
    finding."""

    id: str
    value: Expr
    says: str
    type: Type = "bool"
    otherwise: str = ""
    by: str = ""
    reads: tuple[str, ...] = ()
    basis: Basis = ()
    source: Literal["authored", "case", "parameter"] = "authored"


# Documents


@record
class Paper:
    count: int
    kind: Literal["original", "certified", "notarised", "plain", "compared", "electronic"]


@record
class CopiesRow:
    """Alternatives of papers handed in together; holds when `when` is true."""

    when: Expr
    ways: tuple[tuple[Paper, ...], ...]


@record
class Lookup:
    """Registers that may answer instead of the paper, for which parties; empty = none."""

    registers: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


Need: TypeAlias = Literal["required", "to_decide", "advised", "optional"]


@record
class NeedRow:
    when: Expr
    need: Need


@record
class Each:
    """Once for each row of the list `items` for which `where`, a rule about the row, holds."""

    items: str
    where: Expr


@record
class Consent:
    """The paper is the consent of a party, given in one of the `ways`; `question` is the generated
    one that picks the way, '' when there is only one."""

    party: str
    ways: tuple[str, ...]
    question: str = ""


@record
class Component:
    """One paper of the dossier. `asked` is the whole condition: groups, cases and choices included.

    `asked_in_case` leaves out the applicant's choice between papers, for notices and matrices.
    """

    id: str
    document: str
    name: str
    verb: Literal["submit", "present", "declare"]
    copies: tuple[CopiesRow, ...]
    asked: Expr
    asked_in_case: Expr
    need: Need = "required"
    """Where `needs` has rows, their last one."""
    lookup: Lookup = Lookup()
    group: str = ""
    """Id of the innermost printed group."""
    choice: str = ""
    """Id of the generated question that picks this paper, '' when none does."""
    proof_of: str = ""
    """Id of the fee whose relief this paper proves, '' for ordinary papers."""
    form: str = ""
    basis: Basis = ()
    needs: tuple[NeedRow, ...] = ()
    """Of these the first that holds says how much the paper is needed; none: always `need`."""
    each: Each | None = None
    """Asked once per row; `asked` then says whether it is for any row."""
    to: str = ""
    """The kind of agency that it is handed over to, '' for the one that takes in the dossier."""
    sets: int = 0
    """How many sets of it, 0 for as many as of the whole dossier."""
    max_age: tuple[ClockRow, ...] = ()
    """How long before the filing it may have been issued."""
    if_foreign: tuple[str, ...] = ()
    """What else it needs when an authority abroad has issued it."""
    foreign: str = ""
    """Id of the generated question whether papers come from abroad, '' when that is no matter."""
    consent: Consent | None = None
    signed_by: tuple[str, ...] = ()


@record
class ComponentGroup:
    """The printed outline: groups with headings hold components (by id), notes and groups."""

    id: str
    how: Literal["all_of", "one_of", "any_of", "first_of"]
    heading: str
    when: Expr
    members: tuple[Member, ...]
    each: Each | None = None
    to: str = ""
    sets: int = 0
    op: Literal["group"] = "group"


@record
class ComponentLine:
    component: str
    op: Literal["component"] = "component"


@record
class ComponentNote:
    text: str
    when: Expr = TRUE
    op: Literal["note"] = "note"


Member: TypeAlias = Annotated[ComponentGroup | ComponentLine | ComponentNote, BY_OP]


# Fees and clocks


@record
class Relief:
    """Takes `off` percent (Lit percent) off the fee when `when` holds; the largest one counts."""

    off: str
    when: Expr
    group: str = ""
    proof: str = ""
    start: date | None = None
    end: date | None = None
    basis: Basis = ()


@record
class Rounding:
    how: Literal["up", "down", "half_up"]
    to: int


@record
class Fee:
    """Money in `currency`'s smallest unit: amount, then relief, then rounding."""

    id: str
    nature: Literal["phi", "le_phi", "gia_dich_vu", "nghia_vu_tai_chinh"]
    name: str
    amount: Decision
    when: Expr = TRUE
    relief: tuple[Relief, ...] = ()
    round: Rounding | None = None
    currency: str = "VND"
    due: Literal["intake", "supplement", "return", "before", "after"] = "intake"
    unit: str = ""
    """The unit word printed behind a rate (`bản`), '' when none."""
    basis: Basis = ()
    due_step: str = ""
    """The step before or after which it is due."""
    payee: str = ""
    """The agency or body that takes it, '' for the one that takes in the dossier."""
    refund: Literal["", "if_refused", "never"] = ""
    """'' when the act does not say whether it is given back."""
    monotone: str = ""
    """The question with whose number it must never fall, '' when nothing is claimed."""


@record
class ClockRow:
    """One length: `same_day`, `rest`, `untimed`, `none` or a duration (`amount` decimal text)."""

    when: Expr
    word: Literal["span", "same_day", "rest", "untimed", "none", "before", "by"]
    amount: str = ""
    """Decimal text; the day of every year, `25/04`, for `before` and `by`."""
    unit: Literal["", "day", "working_day", "hour", "month", "year"] = ""
    start: date | None = None
    end: date | None = None
    basis: Basis = ()


@record
class Event:
    """Something that happens to a dossier; `of` is the step done or the fee paid."""

    kind: Literal["complete", "lodged", "paid", "done", "supplement"]
    of: str = ""

    @property
    def key(self) -> str:
        return f"{self.kind} {self.of}" if self.of else self.kind

    @property
    def once(self) -> bool:
        """What has been paid or done need not be waited for again."""
        return self.kind in ("paid", "done")


@record
class Extension:
    """So much longer, so many times, where `by.when` holds."""

    by: ClockRow
    times: int = 1


@record
class Stop:
    """The clock stands between two events; without them only the words say so."""

    when: Expr
    start: Event | None = None
    end: Event | None = None
    says: str = ""
    basis: Basis = ()


@record
class Reply:
    """Within what time the applicant hears something before the result."""

    id: Literal["receipt", "supplement", "refuse"]
    clock: Clock


@record
class Clock:
    """`within` rows: the one that holds (the last may be the rest); `plus`: every entry that
    holds counts."""

    within: tuple[ClockRow, ...]
    plus: tuple[ClockRow, ...] = ()
    cut_off: str = ""
    """`15:00`; '' when none."""
    start: Literal["complete", "lodged", "paid", "done"] = "complete"
    start_step: str = ""
    """The step done or the fee paid."""
    rest: bool = False
    basis: Basis = ()
    hit: Hit = "unique"
    extend: tuple[Extension, ...] = ()
    stops: tuple[Stop, ...] = ()
    silence: Literal["", "agreed", "refused"] = ""
    """What it means when nobody answers within the time."""
    or_agreed: bool = False
    """The office and the applicant may agree on another day."""
    replies: tuple[Reply, ...] = ()

    @property
    def starts(self) -> Event:
        return Event(self.start, self.start_step)


@record
class Step:
    id: str
    says: str
    role: str
    within: Clock
    when: Expr = TRUE
    parallel: bool = False
    basis: Basis = ()


@record
class Result:
    id: str
    name: str
    outcome: Literal["granted", "recorded", "refused"]
    code: str = ""
    delivery: tuple[str, ...] = ()
    within: Clock | None = None
    """Its own clock, where it has one."""
    valid: tuple[ClockRow, ...] = ()
    """How long it is valid: the row that holds."""


@record
class Requirement:
    """`test` is a rule, or for what an officer judges, TRUE with `judged` set to the words."""

    id: str
    says: str
    test: Expr = TRUE
    judged: str = ""
    basis: Basis = ()


@record
class Place:
    """Who acts: an agency kind at an address of the case, any of the kind in a level, or one
    fixed."""

    when: Expr
    kind: str
    how: Literal["at", "any_in", "fixed"]
    places: tuple[str, ...] = ()
    level: str = ""
    asked: str = ""
    """The generated question that picks among several addresses or offices, '' when none does."""
    basis: Basis = ()


@record
class Authority:
    receives: tuple[Place, ...]
    decides: tuple[Place, ...]


@record
class PartyRow:
    when: Expr
    parties: tuple[str, ...]


@record
class Parties:
    """Names of the blocks (`as` names) that hold the submitter, the owner, the subjects; of the
    rows of each the first that holds."""

    submitter: tuple[PartyRow, ...]
    owner: tuple[PartyRow, ...]
    subject: tuple[PartyRow, ...]


@record
class Scenario:
    """A real filing and what must come out of it; raw texts as authored, judged by field kinds.

    `at` is `YYYY-MM-DDTHH:MM`. `answers` (path, text); `rows` (list, count). `fees` is the total
    as (“”, amount), in other money than đồng (currency, amount), or pairs (fee id, amount), in
    smallest units. `due` is a date or a minute.
    """

    id: str
    name: str
    at: str
    channel: str
    answers: tuple[tuple[str, str], ...] = ()
    registers: tuple[tuple[str, str, str], ...] = ()
    """(register, party or '', found | no_papers | not_found | unreachable)"""
    officer: tuple[tuple[str, bool], ...] = ()
    fees: tuple[tuple[str, int], ...] | None = None
    due: str | None = None
    components: tuple[str, ...] | None = None
    includes: tuple[str, ...] | None = None
    events: tuple[tuple[str, str], ...] = ()
    """(event, minute): `done thu_ly`, `paid thue`."""
    dues: tuple[tuple[str, str], ...] = ()
    """(clock, due): `latest`, `extended`, `results/<id>`, `steps/<id>`, `replies/<id>`."""
    left_open: tuple[tuple[str, str, str], ...] = ()
    """(fee, how, who): `set_by`, `by_notice` or `by_agreement`; the amount is said elsewhere."""
    member_dues: tuple[tuple[str, str], ...] = ()
    """For bundles: (member, due), each clock started when the earlier member's result is due."""


@record
class Register:
    """A register that the procedure asks: which answer of a party's block is its key, which
    documents it may give, and which answers (register's field, block's field)."""

    id: str
    key: str
    gives: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


@record
class ListRef:
    """A shared list that is too long to stand inside the program: name and content hash."""

    name: str
    hash: str


@record
class Answered:
    """A question of a member that is not asked in the bundle: the bundle's question `source`
    answers it, or else the constant answer (canonical JSON)."""

    path: str
    source: str = ""
    constant: str = ""


@record
class BundleMember:
    """One procedure of a bundle, pinned to its text; its names stand behind `<id>.` in the whole.

    `after` is the member whose `result` starts its clock, '' when it starts with the filing.
    `covers` are its papers that nobody hands in, and what of an earlier member they are.
    """

    id: str
    code: str
    name: str
    program: str
    after: str = ""
    result: str = ""
    when: Expr = TRUE
    answered: tuple[Answered, ...] = ()
    covers: tuple[tuple[str, str], ...] = ()
    decides: tuple[Place, ...] = ()
    term: Clock | None = None
    if_refused: Literal["stop_all", "go_on"] = "go_on"


Completeness = Literal["given", "none", "not_stated"]


@record
class Stated:
    """Whether the author gave a part, wrote `none`, or said nothing."""

    form: Completeness = "given"
    components: Completeness = "given"
    fees: Completeness = "given"
    term: Completeness = "given"
    results: Completeness = "given"
    requirements: Completeness = "given"
    steps: Completeness = "given"
    sets: Completeness = "given"
    basis: Completeness = "given"
    authority: Completeness = "given"


@record
class Program:
    """One version of one procedure, whole. `start` ≤ in force < `end`."""

    ir: int
    catalogue: str
    code: str
    name: str
    domain: str
    domain_name: str
    start: date
    end: date | None
    published_by: Citation | None
    audience: tuple[str, ...]
    channels: tuple[str, ...]
    online: Literal["full", "partial", "none"]
    online_reason: str
    sets: int
    basis: Basis
    authority: Authority
    parties: Parties
    stated: Stated
    short: str = ""
    transition: Literal["keep", "apply", "choose"] = "keep"
    """Whether what was lodged under the text before follows that one, or this, or as chosen."""
    before_lodging: str = ""
    cases: tuple[Case, ...] = ()
    facts: tuple[Fact, ...] = ()
    """In an order in which each reads only facts before it."""
    pages: tuple[Page, ...] = ()
    """Authored pages, then `mien_giam` and `nop_giay_to` when something was generated for them."""
    components: tuple[Component, ...] = ()
    outline: tuple[Member, ...] = ()
    fees: tuple[Fee, ...] = ()
    term: Clock | None = None
    results: tuple[Result, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    steps: tuple[Step, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    lists: tuple[ListRef, ...] = ()
    retired: tuple[str, ...] = ()
    present_means: tuple[tuple[str, str], ...] = field(default=())
    """What `present` asks in each channel: (channel, `photo` | `certified` | `original`)."""
    registers: tuple[Register, ...] = ()
    """Every register that a rule or a paper asks."""
    members: tuple[BundleMember, ...] = ()
    """Of a bundle, its procedures; each stands after the one that it waits for."""
