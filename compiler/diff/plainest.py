"""Of all people in a case always the same one, the plainest, whoever came to the solver first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from catalogue.domains import Numbers, OneOf
from compiler import ir
from compiler.diff.ordinary import BORN, FEW, wishes
from compiler.diff.side_by_side import Beside, SideBySide
from compiler.reads import Read
from compiler.verify import quantities as q
from compiler.verify import solver as s
from compiler.verify.forms import CHANNEL
from compiler.verify.quantities import FIRST, Amount, Day
from compiler.verify.solver import Answer, Model, Term
from compiler.verify.values import LODGED, Code, Codes, Known, Rule, Thing

ASKED_MOST = 300
TEXTS = 8
"""So many texts that rules compare are tried in turn."""


def plainest(
    sides: SideBySide, answer: Answer, terms: Sequence[Term], without: frozenset[str]
) -> Answer:
    work = Plainest(sides, answer)
    first, *others = wishes(sides)
    with sides.solver.supposing((*terms, *sides.always()), sides.labels(without)):
        for group in (first, sides.near(), *others):
            work.wish(group)
        for form in sides.forms:
            work.settle(form)
    return work.answer


@dataclass(slots=True)
class Plainest:
    """Wishes are kept in their order as far as they go together with those before; then whatever
    is still open is settled, each thing as low as it can be."""

    sides: SideBySide
    answer: Answer
    asked: int = 0
    refuted: bool = False
    """Whether it is certain that the last question is in vain."""
    settled: set[int] = field(default_factory=set)
    """What both forms ask for is settled once."""

    @property
    def model(self) -> Model:
        assert self.answer.model is not None
        return self.answer.model

    def keep(self, *terms: Term) -> None:
        for term in terms:
            self.sides.solver.suppose(term)

    def wish(self, terms: Sequence[Term]) -> bool:
        """Whether all of them are granted. Of those in conflict the last gives way, if all before
        it are granted; where it is not known which they are, halves are tried."""
        met = next((at for at, one in enumerate(terms) if not self.model.truth(one)), len(terms))
        self.keep(*terms[:met])
        some = terms[met:]
        if not some or self._have(*some):
            return True
        conflict = self.sides.solver.against(some) if self.refuted else frozenset()
        last = max(conflict, default=len(some) // 2)
        if not self.wish(some[:last]) or (last and not conflict):
            self.wish(some[last : last + 1])
        self.wish(some[last + 1 :])
        return False

    def _have(self, *terms: Term) -> bool:
        self.refuted = False
        self.asked += 1
        if self.asked > ASKED_MOST:
            return False
        better = self.sides.wished(terms)
        self.refuted = better.verdict == "no"
        if better.verdict == "yes":
            self.answer = better
            self.keep(*terms)
        return better.verdict == "yes"

    def least(self, term: Term, low: int) -> None:
        value = self.model.whole(term)
        while low < value:
            middle = (low + value) // 2
            if self._have(s.at_most(term, s.constant(middle))):
                value = self.model.whole(term)
            else:
                low = middle + 1
        self.keep(s.same(term, s.constant(value)))

    def first(self, terms: Sequence[Term]) -> None:
        for one in terms:
            if self.model.truth(one):
                self.keep(one)
                return
            if self._have(one):
                return

    def settle(self, form: Beside) -> None:
        self._thing(form, form.encoder.things[CHANNEL], OneOf(form.program.channels))
        self._day(form, form.encoder.things[LODGED])
        for name, item, thing in list(_asked(form)):
            if self.model.truth(form.given[name]):
                self.keep(form.given[name])
                self._thing(form, thing, item.kind.domain())

    def _thing(self, form: Beside, thing: Thing, domain: object) -> None:
        match thing, domain:
            case Rule(holds=holds, fails=fails), _:
                self.first([fails, holds])
            case Known(value=Code(number=number)), _ if self._fresh(number):
                codes = domain.codes if isinstance(domain, OneOf) else ()
                told = [form.encoder.code(code) for code in codes]
                texts = told or [s.constant(text) for text in range(TEXTS)]
                self.first([s.same(number, text) for text in texts])
            case Known(value=Codes(has=has)), _:
                self.wish([s.negation(one) for one in reversed([*has.values()])])
            case Known(value=Amount() as number), Numbers(low=low) if self._fresh(number.term):
                if not self.model.truth(q.equal(number, FEW)):
                    self.least(number.term, low)
            case Known(value=Day()), _:
                self._day(form, thing)

    def _fresh(self, term: Term) -> bool:
        known = term.get_id() in self.settled
        self.settled.add(term.get_id())
        return not known

    def _day(self, form: Beside, thing: Thing) -> None:
        """On the ordinary day of an ordinary year, else as early as can be."""
        if isinstance(thing, Known) and isinstance(thing.value, Day):
            day, year = thing.value, form.span[0].year
            years = (year, year + 1) if thing is form.encoder.things[LODGED] else (BORN, year)
            parts = ((day.year, years, FIRST), (day.month, (6,), 1), (day.day, (15,), 1))
            for part, usual, low in parts:
                if self._fresh(part):
                    self._usually(part, usual, low)

    def _usually(self, part: Term, usual: Sequence[int], low: int) -> None:
        for number in usual:
            same = s.same(part, s.constant(number))
            if self.model.truth(same) or self._have(same):
                self.keep(same)
                return
        self.least(part, low)


def _asked(form: Beside) -> Iterator[tuple[str, ir.Field, Thing]]:
    for page in form.program.pages:
        for item in page.items:
            if isinstance(item, ir.Field) and item.value is None:
                yield item.id, item, form.encoder.things[Read("case", item.id)]
            elif isinstance(item, ir.Group):
                for number, row in enumerate(form.encoder.lists[item.id].rows, 1):
                    for one in item.fields:
                        if one.value is None:
                            yield f"{item.id}.{one.id}/{number}", one, row.fields[one.id]
