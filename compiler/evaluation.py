"""What goes into an evaluation and what comes out of it: frozen values, no behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime, time
from typing import Literal, TypeAlias

from catalogue.kinds.base import Blank, Json, Option, Value
from catalogue.record import record
from compiler.ir import ClockRow, Need, Paper

Stage = Literal["draft", "saved", "submit"]
State = Literal["shown", "hidden", "pending"]
Lookup = Literal["found", "not_found", "unreachable"]
Known: TypeAlias = "Value | Blank | Rows | None"
"""A value, blank, the rows of a list, or None: not known yet."""


@record
class Calendar:
    """Days off and working weekend days of the country; `known_until` is the last day covered."""

    off: frozenset[date]
    work: frozenset[date]
    known_until: date


@record
class World:
    """What stands outside program and filing: calendar, long lists, and names to print.

    `names` gives the words of ids that a program only mentions, by `<what>/<id>`:
    `catalogue/title`, `agency/ubnd_xa` (agency kinds and agencies), `register/csdl_dan_cu`,
    `act/60/2014/QH13`, `list/dien_mien_ho_tich`, `role/ky`, `channel/online`, `audience/…`.
    """

    calendar: Calendar
    lists: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


@record
class Filing:
    """Everything that is known about one case at one moment.

    `answers` in canonical JSON, flat: field id (`so_ban`, `cha.ho_ten`) or list id to value; key
    missing = unanswered, None = blank; a list is an array of objects with `_row`.
    `at` is the aware instant of filing (now while drafting). `registers` by (register, party);
    one not listed is unreachable; the party of a row is `<list>.<key>`. `findings` are the
    officers' facts.
    `stage`: draft and saved keep unanswered as it is (an empty box of the page on screen is
    already unanswered or null in `answers`); submit turns every unanswered answer into blank.
    """

    answers: Mapping[str, Json]
    at: datetime
    channel: str | None = None
    registers: Mapping[tuple[str, str], Lookup] = field(default_factory=dict)
    findings: Mapping[str, bool] = field(default_factory=dict)
    stage: Stage = "draft"
    events: Mapping[str, datetime] = field(default_factory=dict)
    """What has happened since, and when: `done thu_ly`, `paid thue`, `supplement`."""
    covered: frozenset[str] = frozenset()
    """Papers that nobody hands in, because the result of an earlier procedure stands for them."""
    documents: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """The papers that a register which found the party really holds of it; one that is not listed
    holds all that it is asked for."""
    stood: tuple[tuple[datetime, datetime], ...] = ()
    """Stretches in which the term stood for reasons of the office's, not the program's."""
    extensions: int = 0
    """How many of the extensions that the act allows have been granted."""


@record
class Row:
    """One row of a list: its stable key and its values by field id."""

    key: str
    values: Mapping[str, Value | Blank | None]


@record
class Rows:
    rows: tuple[Row, ...]


@record
class Fault:
    """Why the filing cannot be submitted (or should be looked at again).

    `path` is the field's path, rows by key: `so_ban`, `thanh_vien.k7q.ho_ten`; '' for a page-wide
    check.
    `kind`: missing (required, unanswered or blank), check (`says` is the author's text), too_few,
    too_many (rows), stale (an option no longer offered), ineligible (a requirement is not met).
    """

    path: str
    kind: Literal["missing", "check", "too_few", "too_many", "stale", "ineligible"]
    page: str
    says: str = ""
    level: Literal["must", "should"] = "must"
    args: tuple[tuple[str, str], ...] = ()


@record
class ComponentState:
    """`asked` None: not decided yet. `copies` empty while not decided. `lookup` '' when no
    register may answer, or the case does not ask for the paper anyway."""

    id: str
    asked: bool | None
    copies: tuple[tuple[Paper, ...], ...] = ()
    lookup: Literal["", "found", "not_found", "unreachable"] = ""
    found_in: tuple[str, ...] = ()
    """The registers that hold it, when one is found to."""
    rows: tuple[str, ...] = ()
    """Of a paper asked once per row: the keys of the rows that it is asked for; `copies` are for
    each of them."""
    need: Need = "required"
    max_age: ClockRow | None = None
    """How old it may be, where that is limited and decided."""
    foreign: bool = False
    """The applicant says that some paper was issued abroad; then `if_foreign` counts."""
    way: str = ""
    """In which way the consent is given, when it is one and the way is known."""


@record
class Range:
    """Money between low and high in smallest units; `high` None: no upper bound known."""

    low: int
    high: int | None

    @property
    def decided(self) -> bool:
        return self.low == self.high


@record
class FeeState:
    """`due` False: the fee's own condition is false; None: open. `before` is the amount without
    relief."""

    id: str
    due: bool | None
    amount: Range
    before: Range
    relief: tuple[int, ...] = ()
    """Numbers (0-based) of the reliefs that hold."""
    open: Literal["", "set_by", "by_notice", "by_agreement"] = ""
    """Why nobody can work out the amount here, '' when somebody can."""
    who: str = ""
    """Who sets it, or at which step the notice is given."""


@record
class Due:
    """When a result is due: a day, and a time of day where the clock runs in hours."""

    day: date
    time: time | None = None


@record
class TermState:
    """The promised date without what only officers or registers could add, and the latest
    possible one.

    Both None: the procedure states no countable term, or it is not decided yet (`decided` tells).
    """

    due: Due | None
    latest: Due | None
    decided: bool
    extended: Due | None = None
    """With every extension that the act allows, None when it allows none."""
    waits: str = ""
    """The event (`paid thue`) without which the clock does not run, '' while it runs."""
    extensions: int = 0
    """How many the act allows in this case, with those that were granted."""


@record
class Parties:
    """The blocks that hold the parties of this case; '' and () while that is not decided."""

    submitter: str = ""
    owner: str = ""
    subject: tuple[str, ...] = ()


@record
class Alarm:
    """A decision that two rows or no row answers: the case is blocked and the catalogue is at
    fault."""

    decision: str
    rows: tuple[int, ...]


@record
class Evaluation:
    """All that the program says about one filing."""

    pages: Mapping[str, State]
    fields: Mapping[str, State]
    """By path; fields of rows as `list.row.field`; lists themselves by id."""
    required: frozenset[str]
    values: Mapping[str, Known]
    """Effective values: hidden is blank."""
    facts: Mapping[str, Known]
    faults: tuple[Fault, ...]
    components: tuple[ComponentState, ...]
    fees: tuple[FeeState, ...]
    total: Range
    term: TermState
    requirements: Mapping[str, bool | None]
    asks: tuple[str, ...]
    """Unanswered applicant's fields that would close something still open, in form order."""
    alarms: tuple[Alarm, ...] = ()
    offered: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For generated choices of papers and cases with conditions: option codes possible now."""
    steps: Mapping[str, bool | None] = field(default_factory=dict)
    """By step: whether its own condition holds."""
    receives: tuple[bool | None, ...] = ()
    decides: tuple[bool | None, ...] = ()
    """Which places of the authority hold, in their order."""
    clocks: Mapping[str, TermState] = field(default_factory=dict)
    """Clocks beside the term: `results/<id>`, `replies/<id>`, `steps/<id>`."""
    totals: tuple[tuple[str, Range], ...] = ()
    """By currency, in the order of the fees; `total` is that of đồng."""
    members: Mapping[str, bool | None] = field(default_factory=dict)
    """Of a bundle, by procedure: whether it is filed in this case."""
    texts: Mapping[str, State] = field(default_factory=dict)
    """Notes and headings by `<page>/<number>`, their 1-based place among the page's items."""
    parties: Parties = Parties()

    @property
    def complete(self) -> bool:
        return not self.alarms and not any(fault.level == "must" for fault in self.faults)
