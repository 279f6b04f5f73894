"""Looks for people for whom something comes out otherwise; the evaluator has the last word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from catalogue.kinds.address import Address
from catalogue.kinds.base import Json
from catalogue.kinds.env import PlainEnv
from compiler import ir
from compiler.answers import KEY, questions
from compiler.diff.comparison import Behaviour, Case
from compiler.diff.mattering import mattering
from compiler.diff.ordinary import usual_day
from compiler.diff.pair import Pair
from compiler.diff.plainest import plainest
from compiler.diff.question import Direction, Question, Seen, Sides
from compiler.diff.side_by_side import SideBySide, side_by_side
from compiler.evaluate import Engine, engine
from compiler.evaluation import Filing
from compiler.verify.applicant import Applicant
from compiler.verify.sampling import places
from compiler.verify.solver import Answer, Term
from compiler.working_days import local

SOME_DAYS = range(0, 370, 3)
"""On every day of the week, and in all seasons."""
DAYS = 8
"""A week later, and what was shown of other days shows itself."""


@dataclass(slots=True)
class Seeker:
    """One solver and one evaluator for each side, built when they are first needed."""

    pair: Pair
    _sides: SideBySide | None = None
    _engines: tuple[Engine, Engine] | None = None
    _met: list[Sides] = field(default_factory=list)
    """Whoever was found before: one person may stand for all that a change does."""

    @property
    def sides(self) -> SideBySide:
        if self._sides is None:
            self._sides = side_by_side(self.pair)
        return self._sides

    @property
    def engines(self) -> tuple[Engine, Engine]:
        if self._engines is None:
            pair = self.pair
            self._engines = engine(pair.old, pair.old_world), engine(pair.new, pair.new_world)
        return self._engines

    def behaviour(self, question: Question) -> Behaviour:
        gained, all_gained = self._somebody(question, "gained")
        lost, all_lost = self._somebody(question, "lost")
        told = all_gained and all_lost
        if question.open and not (gained and lost):
            answer = self.sides.ask(*question.open, without=question.without)
            told = told and answer.verdict == "no"
            gained = gained or self._some_day(answer, question, "gained")
            lost = lost or self._some_day(answer, question, "lost")
        if gained and lost:
            return Behaviour("different", gained, lost)
        if not told:
            return Behaviour("unclear", gained, lost)
        if gained or lost:
            return Behaviour("widened" if gained else "narrowed", gained, lost)
        return Behaviour("same")

    def seen(self, filing: Filing) -> Sides:
        old, new = self.engines
        return Seen(old, filing), Seen(new, filing)

    def _some_day(self, answer: Answer, question: Question, way: Direction) -> Case | None:
        """What can only be counted on a calendar is tried there."""
        if answer.verdict != "yes" or question.shown is None:
            return None
        filing = self._filing(plainest(self.sides, answer, question.open, question.without))
        if filing is None:
            return None
        first = datetime.combine(self.sides.old.span[0], filing.at.timetz())
        for days in SOME_DAYS:
            sides = self.seen(replace(filing, at=first + timedelta(days=days)))
            taken = all(one.possible and one.taken(question.says) for one in sides)
            if taken and question.shown(sides, way):
                return self._case(sides, replace(question, confirm=question.shown), way)
        return None

    def _somebody(self, question: Question, way: Direction) -> tuple[Case | None, bool]:
        """Somebody, if there is; and whether that is all that is to be known."""
        for sides in self._met:
            if self._confirmed(sides, question, way):
                return self._case(sides, question, way), True
        terms = question.gained if way == "gained" else question.lost
        without = question.without
        usual = [*usual_day(self.sides.old)]
        answer = self.sides.ask(*terms, *question.wish, hoped=usual, without=without)
        if answer.verdict == "yes":
            terms += question.wish
        elif question.wish and not self.sides.surely_not(answer, question.wish):
            answer = self.sides.ask(*terms, hoped=usual, without=without)
        if answer.verdict != "yes":
            return None, answer.verdict == "no"
        for filing in self._people(answer, terms, question):
            sides = self.seen(filing)
            if self._confirmed(sides, question, way):
                self._met.append(sides)
                return self._case(sides, question, way), True
        return None, False

    def _confirmed(self, sides: Sides, question: Question, way: Direction) -> bool:
        taking = sides if not question.refused else sides[1:] if way == "gained" else sides[:1]
        return question.confirm(sides, way) and all(
            one.possible and one.taken(question.says) for one in taking
        )

    def _people(
        self, answer: Answer, terms: tuple[Term, ...], question: Question
    ) -> Iterator[Filing]:
        """The plainest, then others: on other days, and where what is bounded is at its bounds."""
        first = self._filing(plainest(self.sides, answer, terms, question.without))
        if first is not None:
            yield first
            yield from self._elsewhere(first, question.looks)
            for later in range(1, DAYS):
                yield replace(first, at=first.at + timedelta(days=later))
        for extreme in self.sides.extremes():
            there = (*terms, *extreme)
            other = self.sides.ask(*there, without=question.without)
            if other.verdict == "yes":
                filing = self._filing(plainest(self.sides, other, there, question.without))
                if filing is not None:
                    yield filing

    def _elsewhere(self, filing: Filing, looks: frozenset[str]) -> Iterator[Filing]:
        """The same people, one of them living in another commune."""
        for form in self.sides.forms:
            env = PlainEnv(local(filing.at).date(), "vi", form.world.lists)
            for item in questions(form.program):
                if isinstance(item, ir.Field) and isinstance(item.kind, Address):
                    lived = filing.answers.get(item.id) if item.id in looks else None
                    other = next((it for it in places(item.kind, env) if it != lived), None)
                    if lived is not None and other is not None:
                        yield replace(filing, answers={**filing.answers, item.id: other})

    def _filing(self, answer: Answer) -> Filing | None:
        if answer.model is None:
            return None
        try:
            old, new = (Applicant(form, answer.model).filing() for form in self.sides.forms)
        except ValueError:  # a day that neither form asks for need not exist
            return None
        return _as_one(old, new)

    def _case(self, sides: Sides, question: Question, way: Direction) -> Case:
        filing = sides[0].filing
        old, new = (one.evaluation if one.possible else None for one in sides)

        def holds(other: Filing) -> bool:
            return question.confirm(self.seen(other), way)

        return Case(filing, old, new, tuple(mattering(self.pair, filing, question.looks, holds)))


def _as_one(old: Filing, new: Filing) -> Filing:
    """The answers to both forms: to a question that only one of them asks there is one too."""
    return replace(
        new,
        answers=_joined(old.answers, new.answers),
        registers={**old.registers, **new.registers},
        findings={**old.findings, **new.findings},
        documents={
            pair: old.documents.get(pair, frozenset()) | new.documents.get(pair, frozenset())
            for pair in {**old.documents, **new.documents}
        },
    )


def _joined(old: object, new: object) -> dict[str, Json]:
    assert isinstance(old, dict)
    assert isinstance(new, dict)
    return {name: _answer(old.get(name), new.get(name)) for name in {**old, **new}}


def _answer(old: Json, new: Json) -> Json:
    """Rows are joined one by one; an answer that one side lacks is the other's."""
    if isinstance(old, list) and isinstance(new, list) and _rows(old, new):
        longer, shorter = (old, new) if len(old) > len(new) else (new, old)
        return [_joined(row, one) for row, one in zip(longer, shorter, strict=False)] + longer[
            len(shorter) :
        ]
    return new if old is None or new is not None else old


def _rows(*lists: list[Json]) -> bool:
    return all(isinstance(row, dict) and KEY in row for one in lists for row in one)
