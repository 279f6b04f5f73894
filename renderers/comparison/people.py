"""Somebody for whom it comes out otherwise, in plain words: what they answer, and both outcomes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.kinds.base import Json
from catalogue.kinds.env import PlainEnv
from compiler import ir
from compiler.diff.comparison import Case
from compiler.evaluation import Evaluation, Fault, World
from compiler.working_days import local
from renderers import i18n, summary
from renderers.saying import say
from renderers.words import Words

ROWS = 2
COUNTED = ("integer", "decimal", "money", "choice", "bool")


@dataclass(frozen=True, slots=True)
class Version:
    """A procedure as one edition has it, with the words to speak of it."""

    authored: ir.Program
    program: ir.Program
    """The same in the language of the reader."""
    world: World
    known: Words

    @property
    def lang(self) -> str:
        return self.known.lang


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes out of the same filing, before and after."""

    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Person:
    lead: str
    answers: tuple[tuple[str, str], ...]
    outcomes: tuple[Outcome, ...]
    """Only what differs."""

    @property
    def who(self) -> str:
        return "; ".join(" ".join(pair) for pair in self.asked)

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """A label that asks needs no second sign."""
        return tuple(
            (label if label.endswith("?") else f"{label}:", answer)
            for label, answer in self.answers
        )


def person(key: str, case: Case, old: Version | None, new: Version | None) -> Person:
    """`key` says why this person is shown: `diff/person_gained_money`, …"""
    speaking = new or old
    assert speaking is not None
    return Person(
        say(speaking.lang, key),
        tuple(dict.fromkeys(_answers(case, [one for one in (new, old) if one]))),
        tuple(_outcomes(case, old, new, speaking.lang)),
    )


def _answers(case: Case, versions: list[Version]) -> Iterator[tuple[str, str]]:
    speaking = versions[0]
    for path, text in case.told:
        yield _answer(path, text, case, versions)
    if not case.told:
        yield say(speaking.lang, "diff/person"), say(speaking.lang, "diff/anybody")
    yield say(speaking.lang, "diff/lodged"), i18n.day(local(case.filing.at).date(), speaking.lang)
    if case.filing.channel and len(speaking.program.channels) > 1:
        name = speaking.known.name("channel", case.filing.channel)
        yield say(speaking.lang, "diff/channel"), name


def _answer(path: str, text: str, case: Case, versions: list[Version]) -> tuple[str, str]:
    """In the words of the newest version that asks this."""
    head, _, who = path.partition("/")
    for one in versions:
        field = _asked(one.program, path)
        if field is not None:
            return one.known.labels.get(path, field.label), _shown(field, _plain(text), case, one)
        if path in one.known.facts:
            return one.known.facts[path].says, _yes(_plain(text) is True, one.lang)
        if path in one.known.labels:
            return one.known.labels[path], "; ".join(_rows(path, _plain(text), case, one))
        if f"register/{head}" in one.known.names:
            there = "found" if text.strip('"') == "found" else "not_found"
            return one.known.name("register", head), say(one.lang, f"diff/{there}")
        if path in ("lodged", "channel"):
            return say(one.lang, f"diff/{path}"), text.strip('"')
    return who or path, text.strip('"')


def _rows(path: str, rows: Json, case: Case, of: Version) -> Iterator[str]:
    """How many there are, and of the first few what rules may read of them."""
    listed = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    yield say(of.lang, "diff/rows", count=len(listed))
    for row in listed[:ROWS]:
        for name, answer in row.items():
            field = _asked(of.program, f"{path}.{name}")
            if field and field.kind.type in COUNTED and answer is not None:
                yield f"{field.label}: {_shown(field, answer, case, of)}"


def _plain(text: str) -> Json:
    try:
        found: Json = json.loads(text)
    except ValueError:
        return text
    return found


def _asked(program: ir.Program, path: str) -> ir.Field | None:
    for item in (item for page in program.pages for item in page.items):
        if isinstance(item, ir.Field) and item.id == path:
            return item
        if isinstance(item, ir.Group):
            inner = path.removeprefix(f"{item.id}.").rpartition(".")[2]
            found = [one for one in item.fields if one.id == inner]
            if found and path.startswith(f"{item.id}."):
                return found[0]
    return None


def _shown(field: ir.Field, answer: Json, case: Case, of: Version) -> str:
    if answer is None or answer == "":
        return say(of.lang, "diff/blank")
    if isinstance(answer, bool):
        return _yes(answer, of.lang)
    env = PlainEnv(local(case.filing.at).date(), of.lang, of.world.lists)
    try:
        return field.kind.show(field.kind.load(answer), env)
    except (KeyError, TypeError, ValueError):
        return str(answer)


def _yes(holds: bool, lang: str) -> str:
    return say(lang, "diff/yes" if holds else "diff/no")


def _outcomes(case: Case, old: Version | None, new: Version | None, lang: str) -> Iterator[Outcome]:
    before, after = _told(case.old, old, lang), _told(case.new, new, lang)
    absent, filed = say(lang, "diff/absent"), say(lang, "diff/outcome_filed")
    if before.get(filed) != after.get(filed):
        yield Outcome(filed, before.get(filed, absent), after.get(filed, absent))
        return
    for what in dict.fromkeys((*before, *after)):
        one, other = before.get(what, absent), after.get(what, absent)
        if one != other:
            yield Outcome(what, one, other)


def _told(out: Evaluation | None, of: Version | None, lang: str) -> dict[str, str]:
    """Everything that a person feels of an outcome, by what it is."""
    if out is None or of is None:
        return {say(lang, "diff/outcome_filed"): say(lang, "diff/outcome_unable")}
    told: dict[str, str] = {say(of.lang, "diff/outcome_filed"): _filed(out, of)}
    fees = {one.id: one for one in of.program.fees}
    for state in out.fees:
        if state.id in fees and state.due is not False:
            line = summary.fee_line(fees[state.id], state, of.known)
            told[line.name] = line.amount
    if len(out.fees) > 1:
        told[say(of.lang, "diff/outcome_total")] = summary.total(of.program, out, of.lang)
    names = {one.id: one.name for one in of.program.components}
    for paper in out.components:
        if paper.asked or paper.lookup == "found":
            key = "diff/paper_found" if paper.lookup == "found" else "diff/paper_asked"
            told[names[paper.id]] = say(of.lang, key)
    told[say(of.lang, "diff/outcome_due")] = summary.due_text(of.program, out, of.known)
    return told


def _filed(out: Evaluation, of: Version) -> str:
    reasons = [_reason(one, of) for one in out.faults if one.level == "must"]
    if not reasons:
        return say(of.lang, "diff/outcome_yes")
    return say(of.lang, "diff/outcome_no", reasons="; ".join(dict.fromkeys(reasons)))


def _reason(fault: Fault, of: Version) -> str:
    label = of.known.labels.get(fault.path, "")
    match fault.kind:
        case "missing" | "stale" if label:
            return say(of.lang, f"diff/fault_{fault.kind}", label=label)
        case "too_few" | "too_many" if label:
            return say(of.lang, "diff/fault_rows", label=label)
        case _:
            return fault.says or say(of.lang, "diff/fault_ineligible")
