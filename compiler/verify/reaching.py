"""Who can take a branch: a filing that the solver found, or that there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from catalogue.domains import Days, OneOf, SomeOf
from compiler import ir
from compiler.answers import questions
from compiler.branches import Branch
from compiler.coverage import Coverage, taken
from compiler.evaluate import Engine
from compiler.evaluation import Filing
from compiler.reads import Read
from compiler.verify import quantities as q
from compiler.verify import solver as s
from compiler.verify.applicant import Applicant
from compiler.verify.forms import Form
from compiler.verify.ordinary import plain
from compiler.verify.quantities import Day
from compiler.verify.solver import Model, Term
from compiler.verify.values import LODGED, Known
from compiler.working_days import add_working, working_from

TRIED = 12
"""So many working days, a month apart, are tried as the day of filing."""


BIRTH = "ngay_sinh"
"""Other days than those of birth lie in the year of the filing, if they may."""
AT_ONCE = 3
"""So many cases of one question are tried together, where several may be chosen."""
CHANNEL, COUNTER = ir.Ref("channel", "choice", "filing"), "counter"
SUM = ir.Lit("money", "100000000")


@dataclass(slots=True)
class Reach:
    """One procedure; `engine` has the last word on every filing that is found."""

    engine: Engine
    form: Form = field(init=False)

    def __post_init__(self) -> None:
        self.form = Form(self.engine.program, self.engine.world)

    def judged(self, known: Coverage) -> Coverage:
        """With the branches that nobody can take, and those that somebody can, told apart."""
        nobody, reachable = set[Branch](), set[Branch]()
        for one in known.missing:
            if one not in reachable:
                found = self.form.solver.ask(*self._terms(one), labels=self.form.labels)
                if found.verdict == "no":
                    nobody.add(one)
                elif found.model is not None:
                    filing = self._filing(found.model)
                    reachable.update(taken(self.engine, filing, known.missing))
        for one in known.missing:
            if one not in nobody | reachable and self.filing([one]) is not None:
                reachable.add(one)
        return replace(known, nobody=frozenset(nobody), reachable=frozenset(reachable))

    def filing(self, wanted: Iterable[Branch]) -> Filing | None:
        """Somebody ordinary who takes the first branch, and as many others as can go with it."""
        first, *others = wanted
        labels = self.form.labels
        together = [s.both(*self._terms(one)) for one in others]
        kept = [*self._terms(first), *self.form.outside_known(), *self.form.near(), *self._held()]
        best = self.form.solver.ask(*kept, labels=labels)
        if best.model is None:
            return None
        for wish in (*self._few_cases(), *together, *self._plain()):
            better = self.form.solver.ask(*kept, wish, labels=labels)
            if better.model is not None:
                best = better
                kept.append(wish)
        assert best.model is not None
        filing = self._filing(best.model)
        if first in taken(self.engine, filing, [first]):
            return filing
        return self.filing([first]) if others else None

    def _few_cases(self) -> Iterator[Term]:
        """A filing with all cases of a question at once would be nobody's."""
        for item in questions(self.engine.program):
            domain = item.kind.domain() if isinstance(item, ir.Field) else None
            if isinstance(item, ir.Field) and isinstance(domain, SomeOf):
                picked = [self.form.picked(item, code) for code in domain.codes]
                count = [s.chosen(one, s.constant(1), s.constant(0)) for one in picked]
                yield s.at_most(s.total(count), s.constant(AT_ONCE))

    def _held(self) -> Iterator[Term]:
        """In a scenario a register that finds somebody holds all papers of that person, or none."""
        for papers in self.form.encoder.held.values():
            none = s.both(*(s.negation(one) for one in papers.values()))
            yield s.either(s.both(*papers.values()), none)

    def _terms(self, one: Branch) -> Iterator[Term]:
        for name in one.shown:
            yield self.form.shown[name]
        for rule in one.holds:
            yield self.form.rule(rule, one.path).holds
        for rule in one.fails:
            yield self.form.rule(rule, one.path).fails

    def _plain(self) -> Iterator[Term]:
        """On a working day, with ordinary answers, and known to no register."""
        lodged = self.form.encoder.things[LODGED]
        assert isinstance(lodged, Known)
        assert isinstance(lodged.value, Day)
        near = [s.same(lodged.value.spelled, q.on(day).spelled) for day in self._days()]
        for first in (1, 3, TRIED, len(near)):
            yield s.either(*near[:first])
        for rule in self.form.encoder.registers.values():
            yield rule.fails
        yield from self._usual()
        yield from plain(self.form)

    def _usual(self) -> Iterator[Term]:
        """At the counter; the first option of each question, and of several as few as will do."""
        program = self.engine.program
        yield self.form.rule(ir.Cmp("eq", CHANNEL, ir.Lit("choice", COUNTER)), "").holds
        for item in questions(program):
            domain = item.kind.domain() if isinstance(item, ir.Field) else None
            if isinstance(item, ir.Field) and isinstance(domain, OneOf):
                yield self.form.picked(item, domain.codes[0])
            elif isinstance(item, ir.Field) and isinstance(domain, SomeOf):
                for code in reversed(domain.codes):
                    yield s.negation(self.form.picked(item, code))
            elif isinstance(domain, Days):
                yield from self._recent(item.id)
            elif isinstance(item, ir.Field) and item.kind.type == "money":
                yield self.form.rule(ir.Cmp("eq", ir.Ref(item.id, "money"), SUM), "").holds

    def _recent(self, name: str) -> Iterator[Term]:
        days = [self.form.encoder.things[it] for it in (LODGED, Read("case", name))]
        of = [it.value for it in days if isinstance(it, Known) and isinstance(it.value, Day)]
        if len(of) == len(days):
            yield s.at_most(of[1].spelled, of[0].spelled)
            if not name.endswith(BIRTH):
                yield s.same(of[0].year, of[1].year)

    def _days(self) -> Iterator[date]:
        """Of this time first; what held only when the procedure was new, after that."""
        program, calendar = self.engine.program, self.engine.world.calendar
        first = date(min(calendar.off, default=program.start).year, 1, 1)
        yield from self._monthly(add_working(max(program.start, first), 20, calendar))
        if program.start < first:
            yield from self._monthly(program.start)

    def _monthly(self, day: date) -> Iterator[date]:
        program, calendar = self.engine.program, self.engine.world.calendar
        last = min(program.end or date.max, calendar.known_until)
        for _ in range(TRIED):
            day = working_from(day, calendar)
            if day < last:
                yield day
            day += timedelta(days=30)

    def _filing(self, model: Model) -> Filing:
        found = Applicant(self.form, model).filing()
        shown = dict.fromkeys(self._left_open(found))
        none = {pair: held for pair, held in found.documents.items() if not held}
        return replace(found, answers={**shown, **found.answers}, documents=none, stage="draft")

    def _left_open(self, found: Filing) -> Iterator[str]:
        """Questions that are on the screen and have no answer: left empty on purpose."""
        evaluation = self.engine.run(found)
        for item in questions(self.engine.program):
            if item.id not in found.answers and evaluation.fields.get(item.id) == "shown":
                yield item.id
