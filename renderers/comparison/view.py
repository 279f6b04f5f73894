"""A report on a comparison: everything that its outputs say, in one language, ready to be laid
out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from compiler.diff.comparison import Audience, Change
from renderers.comparison.people import Person
from renderers.comparison.redline import marked, matched, redlines, together, untold

SHORT = 3
STEP = " › "
"""Between the names of a trail."""


@dataclass(frozen=True, slots=True)
class Tag:
    """How much of a matter a change is for somebody."""

    audience: Audience
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words."""

    change: Change
    title: str
    sentence: str
    trail: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    whom: str
    """For whom the paper or fee is that it is about, '' for other things."""
    since: str
    """From when and on what basis an amount or a time is so, and of a first day that was moved
    who follows which text; '' for other things."""
    basis: str
    """By which acts, alone."""
    tags: tuple[Tag, ...]
    action: str
    """What becomes of dossiers in progress: what was found, or else what the kind means."""
    idle: bool
    """A store was looked into, and nothing in progress of the procedure is affected."""
    people: tuple[Person, ...]
    undecided: bool
    anchor: str
    audience: str
    """Whose matter it is most."""
    topic: str
    seen: str
    """Who has acknowledged it, '' when nobody."""
    stanza: str
    """What somebody would write to acknowledge it; '' for what need not be."""
    procedure: str = ""
    """Its name, where the change stands alone."""
    hint: str = ""
    """What its author may have meant."""
    notes: tuple[str, ...] = ()
    """Of a gate, what shuts it and how it is opened."""

    @property
    def sides(self) -> tuple[tuple[Markup, Markup], ...]:
        """The two side by side, what goes and what comes marked."""
        return marked(self.pairs)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The lines of both sides that answer to each other, as far as nothing else says them."""
        return untold(self.sentence, self.whom, self.old, self.new)

    @property
    def where(self) -> str:
        """The trail, unless the sentence names all of it."""
        said = all(name in self.sentence for name in self.trail.split(STEP))
        return "" if said else self.trail

    @property
    def inline(self) -> tuple[Markup, ...]:
        """Both sides in one, where that can be read at a glance."""
        said = f"{self.sentence} {self.whom}"
        pairs = [pair for pair in matched(self.old, self.new) if (pair[0] or pair[1]) not in said]
        return tuple(together(*pair) for pair in pairs) if len(pairs) <= SHORT else ()

    @property
    def level(self) -> int:
        return max((tag.level for tag in self.tags), default=0)

    @property
    def open(self) -> bool:
        """Whether somebody has to decide about it before publication."""
        action = self.change.action
        return not self.seen and (action == "block" or (action == "ask" and not self.idle))

    @property
    def audiences(self) -> str:
        """Who would want to see it: citizens all that touches them, others not mere
        information."""
        return " ".join(
            tag.audience
            for tag in self.tags
            if tag.level > 1 or tag.audience in (self.audience, "citizen")
        )


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of a burden, before and after."""

    name: str
    old: str
    new: str
    change: str
    worse: int
    """1 more of it, -1 less, 0 the same or both."""


@dataclass(frozen=True, slots=True)
class Group:
    """The changes that matter most to one audience, worst first."""

    audience: str
    name: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """A part that is written otherwise with the same outcome for whoever answers as before."""

    topic: str
    anchor: str
    name: str
    procedure: str
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def lines(self) -> tuple[tuple[Markup, Markup], ...]:
        return redlines(self.old, self.new)


@dataclass(frozen=True, slots=True)
class Procedure:
    code: str
    name: str
    standing: str
    starts: str
    """From when the new version is in force."""
    note: str
    anchor: str
    groups: tuple[Group, ...]
    burden: tuple[Measure, ...] = ()
    year: tuple[Measure, ...] = ()
    year_title: str = ""
    equal: str = ""
    alike: tuple[Alike, ...] = ()

    @property
    def told(self) -> tuple[Told, ...]:
        return tuple(one for group in self.groups for one in group.told)


@dataclass(frozen=True, slots=True)
class Glance:
    """A question that a reviewer asks first, with the changes that answer it."""

    topic: str
    name: str
    told: tuple[Told, ...]
    alike: tuple[Alike, ...] = ()


@dataclass(frozen=True, slots=True)
class FlightLine:
    """What publication does to so many drafts and dossiers of one procedure."""

    procedure: str
    effect: str
    drafts: int
    dossiers: int
    codes: str
    """Of the dossiers; drafts have none that people know."""
    whole: bool = False
    """Of all effects on the procedure, each draft and dossier counted once."""


@dataclass(frozen=True, slots=True)
class Flight:
    """`lines` where the store was looked into, else `kinds`: what each action means, and the
    changes that take it."""

    counts: str
    lines: tuple[FlightLine, ...]
    kinds: tuple[tuple[str, tuple[Told, ...]], ...]


@dataclass(frozen=True, slots=True)
class Report:
    lang: str
    title: str
    old: str
    new: str
    prints: str
    counts: str
    gates: tuple[Told, ...]
    choices: tuple[Told, ...]
    glances: tuple[Glance, ...]
    procedures: tuple[Procedure, ...]
    shared: Procedure | None
    burden: tuple[Measure, ...]
    saved: str
    flight: Flight
    stale: tuple[str, ...]
    unsolved: bool
    """Behaviour was left open everywhere."""

    @property
    def parts(self) -> tuple[Procedure, ...]:
        return (*self.procedures, self.shared) if self.shared else self.procedures

    @property
    def told(self) -> tuple[Told, ...]:
        return tuple(one for part in self.parts for one in part.told)

    @property
    def stanzas(self) -> tuple[Told, ...]:
        return tuple(one for one in self.told if one.stanza and not one.seen)
