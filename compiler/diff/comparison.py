"""What is known of two editions of a catalogue when they have been compared; values only."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from catalogue.diagnostics import Span
from catalogue.kinds.base import Json
from catalogue.record import record
from compiler.bundle import Entry
from compiler.evaluation import Evaluation, Filing

Path: TypeAlias = tuple[str, ...]
"""From the root of a program's plain data, by key and by id, never by position: `fees`, `le_phi`,
`amount`, …"""

Audience = Literal["citizen", "officer", "inflight"]
AUDIENCES: tuple[Audience, ...] = ("citizen", "officer", "inflight")
Action = Literal["none", "keep", "apply", "ask", "block"]
"""What happens to dossiers in progress: nothing to do, they stay on their version, the new one is
applied without loss, somebody decides; `block`: the edition must not be published like that."""
Verdict = Literal["same", "narrowed", "widened", "different", "unclear"]
"""Of those for whom something holds: as before, some left out, some taken in, both, undecided."""
Standing = Literal["same", "new", "amended", "replaced", "abolished"]


@record
class Severity:
    """For each audience: 3 worse or breaking, 2 needs somebody, 1 better or for information, 0
    nothing."""

    citizen: int = 0
    officer: int = 0
    inflight: int = 0


@record
class Kind:
    """A line of the registry. The change the other way round is `mirror`, unless `alone` says (in
    English) why there is none."""

    slug: str
    severity: Severity
    action: Action
    mirror: str = ""
    alone: str = ""


@record
class Edit:
    """One leaf difference, judged by nobody. `set`: another value; `add`, `remove`: a key, a
    member of a set or a whole part with an id; `move`: a part that stands elsewhere in its list,
    `new` being the id it stands behind now and `old` the one before ('' for the first)."""

    how: Literal["set", "add", "remove", "move"]
    path: Path
    old: Json = None
    new: Json = None
    behind: str = ""
    """Of a whole part that is added: the id it stands behind, '' for the first."""
    source: Path = ()
    """Of a part that moves out of another list: the path that it had."""


@record
class Case:
    """A concrete applicant for whom something comes out otherwise; the evaluator has confirmed
    both sides. `old` and `new` are what came out, None where such a filing cannot be made."""

    filing: Filing
    old: Evaluation | None
    new: Evaluation | None
    told: tuple[tuple[str, str], ...] = ()
    """The answers that matter, (question's path, answer in canonical JSON)."""


@record
class Behaviour:
    """How those differ for whom a rule holds: `gained` is somebody new, `lost` somebody left
    out."""

    verdict: Verdict
    gained: Case | None = None
    lost: Case | None = None


@record
class Change:
    """What an edit, or several, mean. `old` and `new` are plain data as in the program file."""

    slug: str
    code: str
    """The procedure; '' for what is shared by all."""
    path: str
    """Joined by `/`; unique together with slug and code."""
    severity: Severity
    action: Action
    old: Json = None
    new: Json = None
    args: tuple[tuple[str, str], ...] = ()
    """What its sentence names: (`name`, `Lệ phí`), …"""
    edits: tuple[Edit, ...] = ()
    """What it accounts for; none for a gate, which follows from other changes."""
    behaviour: Behaviour | None = None
    places: tuple[Span | None, Span | None] = (None, None)
    fingerprint: str = ""
    """Of slug, code, path, old and new: the same as long as the change says the same."""


@record
class Burden:
    """What one filing asks of an applicant, each figure as (least, most) over the cases; money in
    đồng, times in minutes or days, internal hours for the office."""

    documents: tuple[int, int]
    questions: tuple[int, int]
    visits: tuple[int, int]
    days: tuple[int, int]
    fee: tuple[int, int]
    minutes: tuple[int, int]
    cost: tuple[int, int]
    """Fee and time together, in đồng."""
    office_minutes: tuple[int, int]


@record
class Compared:
    """One version of a procedure against the one it takes the place of."""

    code: str
    name: str
    standing: Standing
    old: Entry | None
    new: Entry | None
    changes: tuple[Change, ...] = ()
    """Worst first, gates among them."""
    equal: tuple[Edit, ...] = ()
    """Differences that are none: the same people, the same outcome."""
    burden: tuple[Burden | None, Burden | None] = (None, None)
    dossiers_a_year: int | None = None
    replaced_by: tuple[str, ...] = ()


@record
class Effect:
    """What publication does to a stored draft or an open dossier."""

    code: str
    """The procedure."""
    id: str
    """Code of the dossier; of a draft its id, which is no secret here."""
    state: str
    """`draft`, or the state of the dossier."""
    kind: Literal[
        "asked", "dropped", "fee", "term", "unit", "component", "refused", "unaffected"
    ]  # fmt: skip
    path: str = ""
    old: str = ""
    new: str = ""
    course: Literal["", "migrated", "stays", "officer", "choice"] = ""
    """A draft is carried over when it is next opened; a dossier stays on its version, or follows
    the new one once an officer moves it, which for `choice` its applicant has to ask for."""


@record
class InFlight:
    """Everything that is in progress under the old edition; answers are never told."""

    drafts: int
    dossiers: int
    effects: tuple[Effect, ...] = ()


@record
class Acknowledgement:
    """Somebody has seen a change and stands by it: `who`, `when`, by which decision and why."""

    slug: str
    path: str
    fingerprint: str
    who: str
    when: date
    decision: str
    reason: str
    expires: date | None = None


@record
class Comparison:
    """Two editions. `old` and `new` name them as the user did; hashes are of their indexes."""

    old: str
    new: str
    old_hash: str
    new_hash: str
    procedures: tuple[Compared, ...] = ()
    """Those that differ, by code."""
    shared: tuple[Change, ...] = ()
    """Lists, calendar, agencies, translations."""
    acknowledged: tuple[Acknowledgement, ...] = ()
    stale: tuple[Acknowledgement, ...] = ()
    """Those that no change answers to any more, or whose time is up."""
    in_flight: InFlight | None = None
