"""The papers of one filing: which to hand in, how many, and what a register may save."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from compiler.evaluation import ComponentState, Evaluation
from compiler.ir import Component, Program
from renderers.demands import decided
from renderers.law_prose import ways
from renderers.parties import party_says, row_says
from renderers.prose import sentence
from renderers.saying import say
from renderers.words import Words

PAPERS_PAGE = "nop_giay_to"
"""The page on which papers are chosen and attached."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """`state`: `asked`, `found` (a register has it), `open` (not decided yet)."""

    id: str
    name: str
    verb: str
    copies: str
    state: str
    note: str


def papers(
    program: Program, evaluation: Evaluation, known: Words, *, channel: str = "online"
) -> tuple[PaperLine, ...]:
    """The papers that are asked for or may still be, in the order of the procedure."""
    means = dict(program.present_means).get(channel, "original")
    states = {state.id: state for state in evaluation.components}
    return tuple(
        _sent(
            paper_line(component, states[component.id], program, evaluation, known),
            component,
            means,
            evaluation,
            known,
        )
        for component in program.components
        if component.id in states and listed(states[component.id])
    )


def spared(
    program: Program, evaluation: Evaluation, page: str, known: Words
) -> tuple[PaperLine, ...] | None:
    """On the page of papers, those that a register has already."""
    if page != PAPERS_PAGE:
        return None
    return tuple(one for one in papers(program, evaluation, known) if one.state == "found")


def listed(state: ComponentState) -> bool:
    """Papers that are asked for or may be, and those that a register has instead."""
    return state.asked is not False or state.lookup == "found"


def _sent(
    line: PaperLine, component: Component, means: str, evaluation: Evaluation, known: Words
) -> PaperLine:
    """The files of it; before there are any, what showing means to one who comes to no counter."""
    files = evaluation.values.get(f"nop.{component.id}")
    if isinstance(files, tuple) and files:
        return _noted(line, say(known.lang, "paper/files", count=len(files)))
    if component.verb != "present" or means == "original" or line.state == "found":
        return line
    means = known.name("present", means)
    return _noted(line, say(known.lang, "paper/send", means=means))


def _noted(line: PaperLine, note: str) -> PaperLine:
    return replace(line, note=". ".join(filter(None, (note, line.note))))


def paper_line(
    component: Component, state: ComponentState, program: Program, evaluation: Evaluation,
    known: Words,
) -> PaperLine:  # fmt: skip
    notes = [_note(component, state, known)]
    if state.lookup != "found":
        notes += decided(component, state, known)
        notes += _people(component, state, program, evaluation, known)
    return PaperLine(
        id=component.id,
        name=component.name,
        verb=known.name("verb", component.verb) if state.copies or not component.consent else "",
        copies=ways(state.copies, known),
        state=STATES[state.asked] if state.lookup != "found" else "found",
        note=". ".join(filter(None, notes)),
    )


def _people(
    component: Component, state: ComponentState, program: Program, evaluation: Evaluation,
    known: Words,
) -> Iterator[str]:  # fmt: skip
    """Who consents and how; otherwise for which rows of a list the paper is."""
    each = component.each
    rows = [row_says(each.items, key, program, evaluation, known) for key in state.rows if each]
    if component.consent and state.way:
        who = "; ".join(rows) or party_says(component.consent.party, program, evaluation, known)
        yield say(known.lang, "demand/way", who=who, way=known.name("consent", state.way))
    elif rows:
        yield say(known.lang, "demand/rows", rows="; ".join(rows))


STATES: Mapping[bool | None, str] = {True: "asked", None: "open", False: "open"}


def _note(component: Component, state: ComponentState, known: Words) -> str:
    named = state.found_in or component.lookup.registers
    registers = known.say("or").join(known.name("register", one) for one in named)
    if state.lookup == "found":
        return say(known.lang, "paper/found", registers=registers)
    if state.asked is None:
        clause = sentence(component.asked_in_case, known)
        return clause or say(known.lang, "sum/open")
    if state.lookup == "unreachable":
        return say(known.lang, "paper/looked_up", registers=registers)
    return ""
