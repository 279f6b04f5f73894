"""A filing without whatever changes neither the branches that it takes nor what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeAlias, TypeVar

from catalogue.kinds.base import Json
from compiler.answers import KEY, questions
from compiler.branches import Branch
from compiler.coverage import taken
from compiler.evaluate import Engine
from compiler.evaluation import Filing, Lookup
from compiler.scenarios import generated, settled

T = TypeVar("T")
Change: TypeAlias = Callable[[Filing], Filing]


def leaner(engine: Engine, filing: Filing, takes: tuple[Branch, ...]) -> Filing:
    lean = _in_order(engine, filing)
    for name in _generated(engine):
        other = _unanswered(name, lean)
        lean = other if set(takes) == {*taken(engine, other, takes)} else lean
    wanted = _outcome(engine, lean)
    for change in tuple(_changes(lean)):
        other = change(lean)
        if _outcome(engine, other) == wanted and set(takes) == {*taken(engine, other, takes)}:
            lean = other
    return _told(lean)


def _generated(engine: Engine) -> Iterator[str]:
    """Questions with an answer that goes without saying."""
    for item in questions(engine.program):
        if generated(item):
            yield item.id


def _in_order(engine: Engine, filing: Filing) -> Filing:
    """Answers as the form asks for them; a register that is not named knows nobody."""
    names = (it.id for it in questions(engine.program))
    answers = {name: filing.answers[name] for name in names if name in filing.answers}
    nobody: dict[tuple[str, str], Lookup] = {(it, ""): "not_found" for it in engine.registers}
    found = {pair: one for pair, one in filing.registers.items() if one == "found"}
    return replace(filing, answers=answers, registers=nobody | found, stage="draft")


def _told(filing: Filing) -> Filing:
    """Only the registers that know somebody are named."""
    found = {pair: one for pair, one in filing.registers.items() if one == "found"}
    return replace(filing, registers=found)


def _outcome(engine: Engine, filing: Filing) -> object:
    _, found = settled(engine, filing)
    asked = tuple((one.id, one.asked) for one in found.components)
    return found.fees, found.totals, found.term, asked, found.alarms, found.requirements


def _changes(filing: Filing) -> Iterator[Change]:
    for register in dict.fromkeys(name for name, party in filing.registers if party):
        yield partial(_known_to_all, register)
    for pair in filing.registers:
        yield partial(_forgotten, pair)
    for fact in filing.findings:
        yield partial(_not_found_out, fact)
    for name in reversed(tuple(filing.answers)):
        yield partial(_unanswered, name)
        answer = filing.answers[name]
        for number, row in enumerate(answer if isinstance(answer, list) else ()):
            for one in row if isinstance(row, dict) else ():
                if one != KEY:
                    yield partial(_unanswered_in_row, name, number, one)


def _known_to_all(register: str, filing: Filing) -> Filing:
    """One line for everybody whom it is asked about."""
    rest = {pair: one for pair, one in filing.registers.items() if pair[0] != register}
    documents = {pair: one for pair, one in filing.documents.items() if pair[0] != register}
    if len(documents) < len(filing.documents):
        documents[register, ""] = frozenset()
    return replace(filing, registers={**rest, (register, ""): "found"}, documents=documents)


def _forgotten(pair: tuple[str, str], filing: Filing) -> Filing:
    if filing.registers.get(pair) != "found":
        return filing
    rest = {one: of for one, of in filing.registers.items() if one != pair}
    return replace(filing, registers=rest if pair[1] else {**rest, pair: "not_found"})


def _not_found_out(fact: str, filing: Filing) -> Filing:
    return replace(filing, findings=_without(filing.findings, fact))


def _unanswered(name: str, filing: Filing) -> Filing:
    return replace(filing, answers=_without(filing.answers, name))


def _unanswered_in_row(name: str, number: int, one: str, filing: Filing) -> Filing:
    rows = filing.answers.get(name)
    if not isinstance(rows, list):
        return filing
    kept: list[Json] = [*rows]
    row = kept[number]
    if isinstance(row, dict):
        kept[number] = {key: answer for key, answer in row.items() if key != one}
    return replace(filing, answers={**filing.answers, name: kept})


def _without(known: Mapping[str, T], name: str) -> dict[str, T]:
    return {key: value for key, value in known.items() if key != name}
