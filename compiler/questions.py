"""Pages, fields and lists while an evaluation runs: what is shown, required, answered, missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeAlias, TypeVar

from catalogue.kinds.base import BLANK, Blank, Json, Kind, Option, Type, Value
from catalogue.kinds.choice import Choice
from catalogue.kinds.choices import Choices
from compiler import ir
from compiler.answers import KEY
from compiler.cells import Cell, Closure, Entries, settled, truth
from compiler.evaluation import Fault, Row, Rows, State, World
from compiler.inquiries import of_row
from compiler.run import Run

Offered: TypeAlias = Callable[[Cell, date], bool]


@dataclass(frozen=True, slots=True)
class Screen:
    """A page: its slot says whether it is shown."""

    page: ir.Page
    slot: int
    when: Closure

    def visit(self, run: Run) -> None:
        shown = opened(run, truth(self.when(run.state)))
        run.state[self.slot] = shown
        run.pages[self.page.id] = STATES[shown]


STATES: Mapping[bool | None, State] = {True: "shown", False: "hidden", None: "pending"}


def opened(run: Run, shown: bool | None) -> bool | None:
    """What nobody could decide is not shown once the filing is submitted."""
    return False if shown is None and run.submit else shown


Ask: TypeAlias = Callable[[Run, Mapping[str, Json], str], "Value | Blank | None"]
"""Works out one field from the answers of the case or of a row, under its path."""


@dataclass(frozen=True, slots=True)
class Question:
    """One field, of the case or of the row that is bound."""

    name: str
    slot: int
    ask: Ask

    def visit(self, run: Run) -> None:
        run.values[self.name] = self.ask(run, run.filing.answers, self.name)


def question(slot: int, shown: Closure, answer: Ask, field: ir.Field) -> Question:
    """A closure like every rule: it runs for each question whenever a form is judged."""

    def ask(run: Run, answers: Mapping[str, Json], path: str) -> Value | Blank | None:
        seen = shown(run.state)
        value: Value | Blank | None = None
        if seen is True:
            run.fields[path] = "shown"
            value = answer(run, answers, path)
        elif seen is False or run.submit:
            run.fields[path] = "hidden"
            value = BLANK
        else:
            run.fields[path] = "pending"
        run.state[slot] = value
        return value

    return Question(field.id, slot, ask)


def worked_out(value: Closure, type: Type) -> Ask:
    """The value of a field that nobody is asked."""
    return lambda run, _, __: ended(run, settled(value(run.state), type))


def given(
    field: ir.Field, slot: int, rank: int, page: str, required: Closure, offered: Offered | None
) -> Ask:
    """What was answered. What was left empty is still open while it is, or may become, required;
    `rank` is its place in the form."""
    name, kind, bit = field.id, field.kind, 1 << slot

    def answer(run: Run, answers: Mapping[str, Json], path: str) -> Value | Blank | None:
        value = answered(kind, answers, name) if name in answers else None
        must = required(run.state)
        if must is True:
            run.required.add(path)
        if value is None or value is BLANK:
            if must is True:
                run.missing |= bit
                run.faults.append((rank, _missing(path, page)))
            if run.submit:
                return BLANK
            if must is not False or value is None:
                run.gap(slot, path)
        elif offered and not offered(value, run.lodged):
            run.faults.append((rank, Fault(path, "stale", page)))
        return value

    return answer


@lru_cache(maxsize=4096)
def _missing(path: str, page: str) -> Fault:
    return Fault(path, "missing", page)


T = TypeVar("T")


def ended(run: Run, value: T | None) -> T | Blank | None:
    """Submitting turns what was never answered into blank."""
    return BLANK if value is None and run.submit else value


def answered(kind: Kind, answers: Mapping[str, Json], name: str) -> Value | Blank | None:
    """A stored answer that is not of this kind counts as not given."""
    answer = answers[name]
    if answer is None:
        return BLANK
    try:
        return kind.load(answer)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of rows; its questions, and what registers say of the row, stand in one stretch of
    slots that each row fills in turn."""

    group: ir.Group
    slot: int
    rank: int
    page: str
    shown: Closure
    questions: tuple[Question, ...]
    stretch: slice

    def visit(self, run: Run) -> None:
        path = self.group.id
        shown = opened(run, truth(self.shown(run.state)))
        run.fields[path] = STATES[shown]
        if not shown:
            cell = BLANK if shown is False else None
            run.state[self.slot] = run.values[path] = cell
            return
        if path not in run.filing.answers and not run.submit:
            run.gap(self.slot, path)
            run.state[self.slot] = run.values[path] = None
            self._count(run, 0)
            return
        answer = run.filing.answers.get(path)
        rows = answer if isinstance(answer, list) else []
        self._rows(run, [row for row in rows if isinstance(row, dict)])

    def _rows(self, run: Run, answers: list[dict[str, Json]]) -> None:
        self._count(run, len(answers))
        entries = Entries()
        rows = []
        for answer in answers:
            key = str(answer.get(KEY))
            row = of_row(run, self.stretch.stop - 1, self.group.id, key)
            run.state[self.stretch] = [*[None] * len(self.questions), row]
            values = {
                question.name: question.ask(run, answer, f"{self.group.id}.{key}.{question.name}")
                for question in self.questions
            }
            entries.append(run.state[self.stretch])
            rows.append(Row(key, values))
        run.state[self.slot] = entries
        run.values[self.group.id] = Rows(tuple(rows))

    def _count(self, run: Run, count: int) -> None:
        if count < self.group.min:
            run.missing |= 1 << self.slot
            self._fault(
                run, Fault(self.group.id, "too_few", self.page, args=_least(self.group.min))
            )
        elif count > self.group.max:
            self._fault(
                run, Fault(self.group.id, "too_many", self.page, args=_most(self.group.max))
            )

    def _fault(self, run: Run, fault: Fault) -> None:
        run.faults.append((self.rank, fault))


def _least(count: int) -> tuple[tuple[str, str], ...]:
    return (("min", str(count)),)


def _most(count: int) -> tuple[tuple[str, str], ...]:
    return (("max", str(count)),)


def offers(kind: Kind, world: World) -> Offered | None:
    """Whether the chosen options are still offered; None for kinds that offer none."""
    if not isinstance(kind, (Choice, Choices)):
        return None
    options = world.lists.get(kind.options) if isinstance(kind.options, str) else kind.options
    if options is None:
        return None
    return _dated(options) if any(it.start or it.end for it in options) else _lasting(options)


def _lasting(options: tuple[Option, ...]) -> Offered:
    codes = frozenset(option.code for option in options)
    return lambda value, day: codes.issuperset(chosen(value))


def _dated(options: tuple[Option, ...]) -> Offered:
    @lru_cache(maxsize=8)
    def codes(day: date) -> frozenset[str]:
        return frozenset(option.code for option in options if option.offered(day))

    return lambda value, day: codes(day).issuperset(chosen(value))


def chosen(value: Cell) -> tuple[str, ...]:
    """The codes of a choice or of several."""
    if isinstance(value, tuple):
        return tuple(code for code in value if isinstance(code, str))
    return (value,) if isinstance(value, str) else ()
