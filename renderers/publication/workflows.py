"""The internal workflow of a procedure: the order of work, who does it, and within what time."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.ir import Step
from renderers import prose
from renderers.clock_prose import capital, phrase
from renderers.publication.rows import LANG, Text, absent, lines, view
from renderers.saying import say
from renderers.words import Words, words


@dataclass(frozen=True, slots=True)
class Work:
    number: str
    says: str
    unit: str
    time: str


@dataclass(frozen=True, slots=True)
class Workflow:
    """`total` is the term of the procedure."""

    title: str
    rows: tuple[Work, ...]
    total_says: str
    total: str


def workflow(number: int, text: Text) -> Workflow:
    """Of a procedure that has steps."""
    of, known = view(text), words(text.program, text.world)
    return Workflow(
        title=say(LANG, "annex/procedure", number=number, name=of.name, code=of.code),
        rows=tuple(_work(at, one, known) for at, one in enumerate(text.program.steps, 1)),
        total_says=say(LANG, "column/total"),
        total=lines(of.term) or absent(of.states["term"]),
    )


def _work(number: int, step: Step, known: Words) -> Work:
    case = prose.sentence(step.when, known)
    says = f"{case}: {step.says}" if case else step.says
    return Work(
        number=say(LANG, "annex/step", number=number),
        says=say(LANG, "annex/parallel", says=says.rstrip(".")) if step.parallel else says,
        unit=known.name("role", step.role),
        time=capital(phrase(step.within, known) or known.say(step.within.within[0].word)),
    )
