"""The officers' pages: sign-in, the queue of a unit, a dossier with checklist and actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from catalogue.kinds.base import Env
from compiler.evaluation import Evaluation, World
from compiler.ir import Program
from renderers.acting import Represented
from renderers.answered import AnswerPage
from renderers.checklist import Answered, CheckLine, answered, check_lines
from renderers.corrections import Change
from renderers.helped import Helped
from renderers.masthead import Site
from renderers.papers.links import PaperLink
from renderers.portal import ProcedureCard
from renderers.registers import RegisterLine, Told, register_lines
from renderers.review import answers
from renderers.saying import say
from renderers.summary import Summary, summary
from renderers.trail import Trail
from renderers.words import words

NO_TRAIL = Trail()


@dataclass(frozen=True, slots=True)
class Desk:
    """Who is signed in, and for which unit."""

    name: str
    unit: str
    figures: bool = False
    """May see figures of the unit."""
    reviews: bool = False
    """May review editions of the catalogue."""
    keys: bool = True
    """Has not turned the shortcuts off."""


@dataclass(frozen=True, slots=True)
class SignIn:
    site: Site
    account: str = ""
    error: str = ""
    accounts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """In a demonstration, by unit: (account and password to try, whose they are)."""
    next: str = ""
    desk: Desk | None = None


@dataclass(frozen=True, slots=True)
class QueueRow:
    """`tone`: `late`, `soon`, `paused` or ''."""

    code: str
    procedure: str
    owner: str
    state: str
    lodged_at: datetime
    due: str
    left: str = ""
    """How long there is, in words, while the clock runs."""
    tone: str = ""
    assignee: str = ""


@dataclass(frozen=True, slots=True)
class QueueTab:
    href: str
    name: str
    count: int
    here: bool = False


@dataclass(frozen=True, slots=True)
class Queue:
    site: Site
    desk: Desk
    tabs: tuple[QueueTab, ...]
    rows: tuple[QueueRow, ...]
    query: str = ""
    more: str = ""
    """Address of the next page, '' on the last."""
    colleagues: tuple[tuple[str, str], ...] = ()
    """To whom dossiers may be given, (account, name); none where nothing can be done at once."""
    done: str = ""
    """What came of the last deed on many, '' when there was none."""
    remember: int = 0
    """How much is overdue, due soon, or waits for the unit's opinion."""


@dataclass(frozen=True, slots=True)
class Assist:
    """The procedures that an officer may fill in for somebody."""

    site: Site
    desk: Desk
    query: str
    cards: tuple[ProcedureCard, ...]


@dataclass(frozen=True, slots=True)
class Shortcuts:
    site: Site
    desk: Desk


@dataclass(frozen=True, slots=True)
class FileLine:
    href: str
    name: str
    label: str
    size: str
    origin: str = ""
    """Where it is known: the office that has issued this very file."""


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page that a supplement may correct: `id` opens all of it, each question has its own."""

    id: str
    title: str
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Action:
    """What the officer may do now: a form of its own, posted to `…/<id>`.

    `text` labels a text that must be written (name `text`), '' when none; `confirm` labels a box
    to tick (name `confirm`); `choices` are radio buttons under `choice`: (value, label).
    """

    id: str
    label: str
    explains: str = ""
    text: str = ""
    confirm: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    password: bool = False
    """Asks for the password again (name `password`)."""
    grave: bool = False
    until: str = ""
    """Labels a day that must be given (name `until`), '' when none."""
    written: str = ""
    """What the text holds before anything is typed."""
    file: str = ""
    """Labels a document that may go along (name `file`, with its `number`), '' when none."""
    amount: str = ""
    """Labels an amount of money that must be typed (name `amount`), '' when none."""
    opens: tuple[OpenPage, ...] = ()
    """Answers that the applicant may be let to correct (name `opens`)."""


@dataclass(frozen=True, slots=True)
class EventLine:
    at: datetime
    actor: str
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DossierRecord:
    """What the store knows about a dossier; the rest comes from program and evaluation."""

    code: str
    state: str
    tone: str
    version: int
    lodged_at: datetime
    due: str
    clock: str
    owner: str
    unit: str
    submitter: str = ""
    """Where it is somebody else."""
    assignee: str = ""
    latest: str = ""
    extended: str = ""
    """Days until which it may still take, or be extended; '' when neither."""
    ticked: frozenset[str] = frozenset()
    notes: Mapping[str, str] = field(default_factory=dict)
    """What is noted of items of the checklist."""
    findings: Mapping[str, bool] = field(default_factory=dict)
    open_facts: tuple[str, ...] = ()
    """Ids of the officer's facts that this desk may answer now."""
    told: tuple[Told, ...] = ()
    """What registers said when it was filed, and officers found in them since."""
    files: tuple[FileLine, ...] = ()
    actions: tuple[Action, ...] = ()
    events: tuple[EventLine, ...] = ()
    may_tick: bool = True
    error: str = ""
    papers: tuple[PaperLink, ...] = ()
    whole: str = ""
    """The filing of several procedures that it is part of, in a sentence."""
    represented: Represented | None = None
    """Somebody else, in whose name it was filed."""
    helped: Helped | None = None
    more_checks: tuple[CheckLine, ...] = ()
    """Lines of the checklist beside those of the procedure."""
    trail: Trail = NO_TRAIL
    changes: tuple[Change, ...] = ()
    """Answers that a supplement has corrected."""
    left_behind: tuple[str, ...] = ()
    """What that does not reach by itself, in sentences."""
    newer: str = ""
    """Where to look at the later version that takes the dossier over, '' when none does."""


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact that an officer finds; `answer` is `yes`, `no` or ''."""

    id: str
    says: str
    answer: str
    open: bool


@dataclass(frozen=True, slots=True)
class DossierPage:
    site: Site
    desk: Desk
    title: str
    procedure: str
    procedure_code: str
    record: DossierRecord
    summary: Summary
    pages: tuple[AnswerPage, ...]
    checks: tuple[CheckLine, ...]
    answered: Answered
    registers: tuple[RegisterLine, ...]
    facts: tuple[FactLine, ...]


def dossier_page(
    site: Site,
    desk: Desk,
    program: Program,
    evaluation: Evaluation,
    record: DossierRecord,
    *,
    world: World,
    env: Env,
) -> DossierPage:
    """Everything about one dossier; render with `page("officer/dossier", view)`."""
    known = words(program, world, env.lang)
    return DossierPage(
        site=site,
        desk=desk,
        title=say(env.lang, "dossier/title", code=record.code),
        procedure=program.name,
        procedure_code=program.code,
        record=record,
        summary=summary(program, evaluation, known),
        pages=answers(program, evaluation, env),
        checks=(*record.more_checks, *check_lines(program, evaluation, known)),
        answered=answered(program, evaluation),
        registers=register_lines(program, evaluation, record.told, known, env),
        facts=_facts(program, record),
    )


def _facts(program: Program, record: DossierRecord) -> tuple[FactLine, ...]:
    return tuple(
        FactLine(
            fact.id,
            fact.says,
            ANSWERS[record.findings.get(fact.id)],
            fact.id in record.open_facts,
        )
        for fact in program.facts
        if fact.by
    )


ANSWERS: Mapping[bool | None, str] = {True: "yes", False: "no", None: ""}
