"""Looks for people for whom something comes out otherwise; the evaluator has the last word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal, TypeAlias

from catalogue.kinds.base import Json
from compiler import ir
from compiler.answers import KEY, canonical_bytes
from compiler.cells import Cell, State, truth
from compiler.diff.comparison import Behaviour, Case
from compiler.diff.ordinary import wishes
from compiler.diff.pair import Pair
from compiler.diff.side_by_side import SideBySide, side_by_side
from compiler.evaluate import Engine, engine
from compiler.evaluation import Evaluation, Filing
from compiler.verify.applicant import Applicant
from compiler.verify.solver import Answer, Term

Direction = Literal["gained", "lost"]
Sides: TypeAlias = "tuple[Seen, Seen]"
Confirm: TypeAlias = "Callable[[Sides, Direction], bool]"
ASKED_MOST = 40
"""So many questions are worth an easier example."""
DAYS = 8
"""A week later, and what was shown of other days shows itself."""


@dataclass(slots=True)
class Seen:
    """One filing as one of the two programs sees it."""

    engine: Engine
    filing: Filing
    _state: State | None = None
    _evaluation: Evaluation | None = None

    @property
    def evaluation(self) -> Evaluation:
        if self._evaluation is None:
            self._evaluation = self.engine.run(self.filing)
        return self._evaluation

    def read(self, rule: ir.Expr) -> bool | None:
        return truth(self.value(rule))

    def value(self, rule: ir.Expr) -> Cell:
        if self._state is None:
            self._state = self.engine.settled(self.filing)
        return self.engine.reading(rule)(self._state)

    def taken(self, without: Iterable[str] = ()) -> bool:
        """Whether it can be handed in, but for checks with these words."""
        return not any(
            one.level == "must" and one.says not in without for one in self.evaluation.faults
        )


@dataclass(frozen=True, slots=True)
class Question:
    """Who is new among those for whom something holds, and who is left out."""

    gained: tuple[Term, ...]
    lost: tuple[Term, ...]
    confirm: Confirm
    looks: frozenset[str]
    """The answers that may matter, by the names of their questions."""
    without: frozenset[str] = frozenset()
    """What a submission must fulfil and these need not: labels, and the words of checks."""
    says: frozenset[str] = frozenset()
    wish: tuple[Term, ...] = ()
    """Without this the evaluator may not see it."""
    open: tuple[Term, ...] = ()
    """Of whom it cannot be said which of both they are."""


@dataclass(slots=True)
class Seeker:
    """One solver and one evaluator for each side, built when they are first needed."""

    pair: Pair
    _sides: SideBySide | None = None
    _engines: tuple[Engine, Engine] | None = None

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
        if gained and lost:
            return Behaviour("different", gained, lost)
        told = all_gained and all_lost and self._nobody(question)
        if not told:
            return Behaviour("unclear", gained, lost)
        if gained or lost:
            return Behaviour("widened" if gained else "narrowed", gained, lost)
        return Behaviour("same")

    def seen(self, filing: Filing) -> Sides:
        old, new = self.engines
        return Seen(old, filing), Seen(new, filing)

    def _nobody(self, question: Question) -> bool:
        if not question.open:
            return True
        answer = self.sides.ask(*question.open, without=question.without)
        return answer.verdict == "no"

    def _somebody(self, question: Question, way: Direction) -> tuple[Case | None, bool]:
        """Somebody, if there is; and whether that is all that is to be known."""
        terms = question.gained if way == "gained" else question.lost
        without = question.without
        answer = self.sides.ask(*terms, *question.wish, without=without)
        if answer.verdict != "yes" and question.wish:
            answer = self.sides.ask(*terms, without=without)
        if answer.verdict != "yes":
            return None, answer.verdict == "no"
        for filing in self._people(answer, terms, question):
            sides = self.seen(filing)
            if self._confirmed(sides, question, way):
                return self._case(sides, question, way), True
        return None, False

    def _confirmed(self, sides: Sides, question: Question, way: Direction) -> bool:
        taken = all(one.taken(question.says) for one in sides)
        return taken and question.confirm(sides, way)

    def _people(
        self, answer: Answer, terms: tuple[Term, ...], question: Question
    ) -> Iterator[Filing]:
        """The plainest, then others: on other days, and where what is bounded is at its bounds."""
        plain = self._plainest(answer, (*terms, *question.wish), question.without)
        first = self._filing(plain)
        if first is not None:
            yield first
            for later in range(1, DAYS):
                yield replace(first, at=first.at + timedelta(days=later))
        for extreme in self.sides.extremes():
            other = self.sides.ask(*terms, *extreme, without=question.without)
            filing = self._filing(other)
            if filing is not None:
                yield filing

    def _plainest(self, answer: Answer, terms: tuple[Term, ...], without: frozenset[str]) -> Answer:
        """Wishes that go together are kept, those that do not are tried by halves."""
        kept, waiting, asked = [*terms], [*wishes(self.sides)][::-1], 0
        while waiting and asked < ASKED_MOST:
            assert answer.model is not None
            group = waiting.pop()
            unmet: list[Term] = []
            for one in group:
                (kept if answer.model.truth(one) else unmet).append(one)
            if not unmet:
                continue
            asked += 1
            better = self.sides.ask(*kept, *unmet, without=without)
            if better.verdict == "yes":
                answer = better
                kept.extend(unmet)
            elif len(unmet) > 1:
                half = len(unmet) // 2
                waiting += [unmet[half:], unmet[:half]]
        return answer

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
        return Case(
            filing, sides[0].evaluation, sides[1].evaluation,
            tuple(_spelled(self._mattering(filing, question, way))),
        )  # fmt: skip

    def _mattering(self, filing: Filing, question: Question, way: Direction) -> dict[str, Json]:
        """Of the answers those without which it would come out alike."""

        def holds(answers: dict[str, Json]) -> bool:
            return question.confirm(self.seen(replace(filing, answers=answers)), way)

        answers = dict(filing.answers)
        kept = {name: one for name, one in answers.items() if name in question.looks}
        if not holds(kept):
            kept = answers
        for name in reversed(tuple(kept)):
            fewer = {one: of for one, of in kept.items() if one != name}
            if holds(fewer):
                kept = fewer
        return kept


def _spelled(answers: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    for name, answer in answers.items():
        yield name, canonical_bytes({"": answer})[len(b'{"":') : -1].decode()


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
