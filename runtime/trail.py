"""Who has done what at a dossier, who holds it now, what units were asked: as a desk may see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from renderers.clock_prose import capital
from renderers.saying import say
from renderers.summary import moment
from renderers.trail import HandOver, NoteLine, OpinionLine, StepLine, Trail
from renderers.words import Words, words
from runtime.commands import Actor
from runtime.records import Judged, Record
from runtime.service import Catalogue
from runtime.store import accounts, notes, opinions, tasks
from runtime.store.accounts import Account
from runtime.store.engine import Transaction
from runtime.store.events import Recorded
from runtime.store.opinions import Opinion
from runtime.store.tasks import Task
from runtime.ways import DECIDE_ROLE, LEAD_ROLE
from runtime.wording import VERDICTS

GIVERS = frozenset({DECIDE_ROLE, LEAD_ROLE})
"""Who gives out the work of others, beside those whose own it is."""
OF_OPINIONS = frozenset({"opinion_asked", "opinion_given"})


@dataclass(frozen=True, slots=True)
class Course:
    """What the store knows of it, as far as the unit that looks may know it."""

    actor: Actor
    tasks: tuple[Task, ...]
    opinions: tuple[Opinion, ...]
    notes: tuple[notes.Note, ...]
    colleagues: tuple[Account, ...]
    names: Mapping[str, str]
    """Of those who have acted, by account."""


def course_of(connection: Transaction, actor: Actor, record: Record) -> Course:
    """A unit that was only asked for its opinion sees what it was asked itself."""
    id = record.dossier.id
    asked = opinions.opinions_of(connection, id)
    known = frozenset(one.id for one in asked if sees(actor, record, one.unit))
    done = tuple(one for one in tasks.tasks_of(connection, id) if one.opinion in (None, *known))
    people = {
        *(one.actor for one in record.history),
        *(who for one in asked for who in (one.asked_by, one.answered_by) if who),
        *(str(one.data["assignee"]) for one in record.history if one.kind == "assigned"),
        *(who for one in done for who in (one.assignee, one.closed_by) if who),
    }
    return Course(
        actor,
        done,
        tuple(one for one in asked if one.id in known),
        notes.notes_of(connection, id, actor.unit),
        accounts.colleagues(connection, actor.unit),
        accounts.names(connection, people),
    )


def sees(actor: Actor, record: Record, asked: str) -> bool:
    """Whether an opinion is any matter of the unit that looks."""
    return actor.unit in record.state.counters or actor.unit == asked


def history(record: Record, course: Course) -> Iterator[Recorded]:
    """The latest first, without what other units were asked where that is not theirs."""
    own = {one.id for one in course.opinions}
    for one in reversed(record.history):
        if one.kind not in OF_OPINIONS or one.data.get("opinion") in own:
            yield one


def trail(course: Course, case: Judged, catalogue: Catalogue) -> Trail:
    program, lang = case.loaded.program, catalogue.lang
    known = words(program, case.loaded.world, lang)
    open = [one for one in course.tasks if one.closed_at is None]
    held = (course.names.get(one.assignee or "", "") for one in open)
    return Trail(
        tuple(_step(one, course, catalogue, known) for one in course.tasks if not one.opinion),
        tuple(_opinion(one, course, catalogue) for one in course.opinions),
        tuple(
            NoteLine(known.steps.get(one.item, ""), one.body, one.by, one.at)
            for one in course.notes
        ),
        _hand(course, known),
        ", ".join(dict.fromkeys(filter(None, held))),
    )


def _step(one: Task, course: Course, catalogue: Catalogue, known: Words) -> StepLine:
    return StepLine(
        _named(one, known),
        catalogue.agency_name(one.unit),
        course.names.get((one.closed_by if one.closed_at else one.assignee) or "", ""),
        one.opened_at,
        one.closed_at,
        moment(one.due, catalogue.lang) if one.due else "",
    )


def _named(one: Task, known: Words) -> str:
    """A step that the procedure leaves unsaid has the name of its role."""
    if one.opinion is not None:
        return say(known.lang, "trail/opinion")
    return known.steps.get(one.step) or capital(known.name("role", one.role))


def _opinion(one: Opinion, course: Course, catalogue: Catalogue) -> OpinionLine:
    lang = catalogue.lang
    return OpinionLine(
        catalogue.agency_name(one.unit),
        one.question,
        course.names.get(one.asked_by, ""),
        moment(one.due, lang),
        VERDICTS[one.verdict].text(lang) if one.verdict else "",
        one.answer or "",
        course.names.get(one.answered_by or "", ""),
    )


def _hand(course: Course, known: Words) -> HandOver | None:
    """Whoever may give it; to those of the unit whose role does it."""
    open = [one for one in course.tasks if one.closed_at is None and may_give(course.actor, one)]
    people = tuple(
        (one.id, one.name) for one in course.colleagues if any(may_hold(one, task) for task in open)
    )
    if not people:
        return None
    mine = [one for one in open if one.role in course.actor.roles]
    return HandOver(
        tuple((one.step, _named(one, known)) for one in open),
        people,
        take=any(one.assignee != course.actor.account for one in mine),
    )


def may_give(actor: Actor, task: Task) -> bool:
    return actor.unit == task.unit and not actor.roles.isdisjoint({task.role, *GIVERS})


def may_hold(colleague: Account, task: Task) -> bool:
    return task.role in colleague.roles
