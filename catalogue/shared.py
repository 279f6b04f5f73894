"""The files that procedures share: agencies, law, documents, registers, lists, blocks, calendar."""

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field, Tag

from catalogue import scalars as s
from catalogue.model import (
    ComponentEntry,
    Entry,
    Fact,
    GroupParts,
    Hit,
    Money,
    OneOrMore,
    Parameter,
    Some,
    Step,
    TierRow,
)
from catalogue.scalars import Day, Flag, Id, Words
from catalogue.shapes import (
    BY_SHAPE,
    CALENDAR_DAY,
    SHARED_DOCUMENT,
    TARIFF,
    Model,
    filled,
    keyed,
)
from catalogue.tree import Scalar


class Head(Model):
    """catalogue.yaml"""

    id: Id
    title: Words
    edition: Words
    jurisdiction: Annotated[Scalar, s.one_of("vn")]
    languages: tuple[Id, ...]
    extends: Words | None = None
    domains: dict[Id, Words] = Field(default_factory=dict)
    agency_kinds: dict[Id, Words] = Field(default_factory=dict)


Serves: TypeAlias = Annotated[
    Annotated[Words, Tag("<text>")] | Annotated[tuple[Words, ...], Tag("<rows>")], BY_SHAPE
]


class Agency(Model):
    """agencies.yaml: `serves` is a list of commune codes, or `any` for the whole province."""

    id: Id
    kind: Id
    name: Words
    serves: Serves
    under: Id | None = None
    address: Words | None = None
    phone: Words | None = None


class PartRepealed(Model):
    """An article of an act, or a part of one, that ends before the act does."""

    until: Day | None = None
    replaced_by: OneOrMore[s.Basis] = ()


class Act(Model):
    """law.yaml: `until` is the last day in force."""

    act: s.Basis
    name: Words
    kind: Words | None = None
    issuer: Words | None = None
    issued: Day | None = None
    from_: Day | None = None
    until: Day | None = None
    replaced_by: OneOrMore[s.Basis] = ()
    amends: OneOrMore[s.Basis] = ()
    articles: dict[Words, PartRepealed] = Field(default_factory=dict)


class Document(Model):
    """documents.yaml"""

    id: Id
    name: Words
    short: Words | None = None
    issuer: Words | None = None
    form: Words | None = None
    basis: s.Basis | None = None
    satisfied_by: s.Registers | None = None
    foreign: Flag = False
    """Whether an authority abroad may have issued it."""


class NamedGroup(GroupParts):
    """documents.yaml: papers that procedures ask for together, under one name."""

    group: Id
    name: Words
    all_of: Some[ComponentEntry] | None = None
    one_of: Some[ComponentEntry] | None = None
    any_of: Some[ComponentEntry] | None = None
    first_of: Some[ComponentEntry] | None = None


DocumentOrGroup: TypeAlias = Annotated[
    Annotated[Document, Tag("<id>")] | Annotated[NamedGroup, Tag("<group>")],
    keyed(*SHARED_DOCUMENT),
]


class Register(Model):
    """registers.yaml: `key` is the field of a party's block by which it is asked, `gives` the
    documents it may hold, `fields` which of its fields answers which field of the block."""

    id: Id
    name: Words
    key: Id
    gives: tuple[Id, ...] = ()
    fields: dict[Id, Id] = Field(default_factory=dict)
    basis: s.Basis | None = None


class OptionEntry(Model):
    """An option with its own dates."""

    says: Words
    from_: Day | None = None
    until: Day | None = None


class OptionList(Model):
    """lists/*.yaml"""

    name: Words
    from_: Day | None = None
    until: Day | None = None
    basis: s.Basis | None = None
    options: dict[
        Words,
        Annotated[Annotated[Words, Tag("<text>")] | Annotated[OptionEntry, Tag("<map>")], BY_SHAPE],
    ]


class Block(Model):
    """blocks/<name>@<version>.yaml: rules inside see the block only."""

    block: s.Use
    fields: tuple[Entry, ...]


class StepsBlock(Model):
    """steps/<name>@<version>.yaml"""

    steps: s.Use
    of: tuple[Step, ...]


class SharedFacts(Model):
    """facts.yaml"""

    parameters: dict[Id, Parameter] = Field(default_factory=dict)
    facts: dict[Id, Fact] = Field(default_factory=dict)


TAKEN_KINDS = ("integer", "decimal", "money", "percent", "date", "yes_no")


class TariffParts(Model):
    """What a tariff takes: by name the kind of value, or the list that a choice is from."""

    takes: dict[Id, Id]
    name: Words | None = None
    basis: s.Basis | None = None


class TariffRow(Money):
    """`when` is a rule, or the cells of a table."""

    when: (
        Annotated[
            Annotated[s.Rule, Tag("<text>")] | Annotated[Some[s.Cell], Tag("<rows>")], BY_SHAPE
        ]
        | None
    ) = None
    is_: s.Amount
    from_: Day | None = None
    until: Day | None = None
    basis: s.Basis | None = None


class RowsTariff(TariffParts):
    inputs: tuple[Id, ...] = ()
    rows: Some[TariffRow]
    hit: Hit | None = None


class TiersTariff(TariffParts, Money):
    tiers: Some[TierRow]
    per: s.Quantity


Tariff: TypeAlias = Annotated[
    Annotated[RowsTariff, Tag("<rows>")] | Annotated[TiersTariff, Tag("<tiers>")], keyed(*TARIFF)
]


class Tariffs(Model):
    """tariffs/*.yaml: amounts that the fees of several procedures call by name."""

    tariff: Annotated[dict[Id, Tariff], BeforeValidator(filled)]


class DayOff(Model):
    off: Day
    basis: Words | None = None


class WorkingDay(Model):
    work: Day
    instead_of: Day
    basis: Words | None = None


CalendarDay: TypeAlias = Annotated[
    Annotated[DayOff, Tag("<off>")] | Annotated[WorkingDay, Tag("<work>")], keyed(*CALENDAR_DAY)
]


class Profile(Model):
    """The words and conventions of a jurisdiction."""

    profile: Id
    audience: dict[Id, Words]
    channels: dict[Id, Words]
    roles: dict[Id, Words]
    levels: dict[Id, Words]
    agencies: dict[Id, Words]
    bodies: dict[Id, Words]
    present: dict[Id, Annotated[Scalar, s.one_of("photo", "certified", "original")]]
    consents: dict[Id, Words]
    foreign: dict[Id, Words]
    if_foreign: tuple[Id, ...]
    questions: dict[Id, Words]
