"""The form of a program as the solver sees it: every filing that could be handed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from catalogue.domains import Days, Domain, Numbers, OneOf, SomeOf, Truth
from catalogue.kinds.base import Option
from compiler import ir
from compiler.branches import worked_out
from compiler.evaluation import World
from compiler.reads import Read
from compiler.verify import quantities as q
from compiler.verify import solver as s
from compiler.verify.claim import Case
from compiler.verify.encoding import Encoder
from compiler.verify.offered import options
from compiler.verify.paths import check_path
from compiler.verify.quantities import Amount, Day, NotLinear
from compiler.verify.rows import List, Row, written_out
from compiler.verify.sampling import Samples
from compiler.verify.solver import FALSE, TRUE, Solver, Term
from compiler.verify.values import (
    LODGED,
    NOTHING,
    UNKNOWN,
    Anything,
    Code,
    Codes,
    Known,
    Rule,
    Thing,
)

YEARS = timedelta(days=366 * 10)
CHANNEL = Read("filing", "channel")


@dataclass(slots=True)
class Form:
    """All states in which the form can be submitted, as constraints on the answers."""

    program: ir.Program
    world: World
    solver: Solver = field(default_factory=Solver)
    encoder: Encoder = field(default_factory=Encoder)
    shown: dict[str, Term] = field(default_factory=dict)
    """By path of a field or list, `page <id>` of a page, `list.field/2` in the second row."""
    given: dict[str, Term] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    """What must hold of a submission, each under the path where it was written."""
    skipped: list[str] = field(default_factory=list)
    """Paths of rules that are beyond linear arithmetic."""
    samples: Samples = field(init=False)

    def __post_init__(self) -> None:
        self.samples = Samples(self.world.lists)
        self.encoder.facts = {fact.id: fact for fact in self.program.facts}
        self._lodged()
        self._channel()
        for page in self.program.pages:
            self._page(page)
        for page in self.program.pages:
            self._judged(page)
        for one in self.program.requirements:
            if not one.judged:
                rule = self.rule(one.test, f"requirements/{one.id}")
                self._must(f"requirements/{one.id}", s.negation(rule.fails))

    def rule(self, expr: ir.Expr, path: str, row: Row | None = None) -> Rule:
        """The rule written at this path; unknown in every state if it is not linear."""
        try:
            return self.encoder.rule(expr, row)
        except NotLinear:
            self.skipped.append(path)
            return self.encoder.beyond(path)

    def _must(self, path: str, term: Term) -> None:
        if path not in self.labels:
            self.labels.append(path)
        self.solver.label(path, term)

    def _lodged(self) -> None:
        day, real = q.unknown_day("lodged")
        start, end = self.days()
        self.solver.add(real)
        self.solver.add(s.at_most(q.on(start).spelled, day.spelled))
        self.solver.add(s.below(day.spelled, q.on(end).spelled))
        self.encoder.things[LODGED] = Known(day)

    def _channel(self) -> None:
        thing, rules = self._of_domain("channel", OneOf(self.program.channels), TRUE, ())
        self.encoder.things[CHANNEL] = thing
        for rule in rules:
            self.solver.add(rule)

    def days(self) -> tuple[date, date]:
        """From when, and until before when, somebody may file."""
        return self.program.start, self.program.end or self.program.start + YEARS

    # pages, fields, lists

    def opened(self, path: str, above: Term, when: ir.Expr, row: Row | None = None) -> Term:
        """When a part is shown: where it stands in something that is, and its own rule holds."""
        return s.both(above, self.rule(when, path, row).holds)

    def bounded(self, path: str, given: Term, rules: Iterable[Term]) -> None:
        """What the answer to a question may be."""
        for rule in rules:
            self.solver.add(rule)

    def answered(self, item: ir.Field, name: str, shown: Term) -> tuple[str, Term]:
        """What the answer is called, and whether there is one."""
        given = s.truth(f"{name}?")
        self.solver.add(s.implies(given, shown))
        return name, given

    def counted(self, item: ir.Group, shown: Term) -> Term:
        """How many rows a list has."""
        count = s.whole(f"{item.id}#")
        least, most = s.constant(0), s.constant(item.max)
        self.solver.add(s.both(s.at_most(least, count), s.at_most(count, most)))
        self.solver.add(s.implies(s.negation(shown), s.same(count, s.constant(0))))
        return count

    def _page(self, page: ir.Page) -> None:
        shown = self.opened(f"pages/{page.id}", TRUE, page.when)
        self.shown[f"page {page.id}"] = shown
        for item in page.items:
            if isinstance(item, ir.Field):
                self._field(item, shown)
            elif isinstance(item, ir.Group):
                self._group(item, shown)

    def _field(self, item: ir.Field, page: Term) -> None:
        path = f"fields/{item.id}"
        shown = self.shown[item.id] = self.opened(path, page, item.when)
        self.encoder.things[Read("case", item.id)] = self._answer(item, item.id, shown, None, path)

    def _answer(self, item: ir.Field, name: str, shown: Term, row: Row | None, path: str) -> Thing:
        if item.value is not None:
            return self._worked_out(item, shown, row)
        called, given = self.answered(item, name, shown)
        self.given[name] = given
        options = getattr(item.kind, "options", ())
        listed = () if isinstance(options, str) else options
        thing, rules = self._of_domain(called, item.kind.domain(), given, listed, item.kind.type)
        self.bounded(path, given, rules)
        return thing

    def _worked_out(self, item: ir.Field, shown: Term, row: Row | None) -> Thing:
        assert item.value is not None
        try:
            value = self.encoder.thing(item.value, row)
        except NotLinear:
            self.skipped.append(f"fields/{item.id}")
            value = self.encoder.unknown(item.kind.type, item.value, row)
        if isinstance(value, Rule):
            known = s.both(shown, value.known)
            return Rule(
                s.both(shown, value.holds), s.both(shown, value.fails), s.negation(known)
            )  # fmt: skip
        known = s.both(shown, value.known)
        return Known(value.value, known, s.negation(known))

    def _of_domain(
        self, name: str, domain: Domain, given: Term, options: Iterable[Option], type_: str = ""
    ) -> tuple[Thing, list[Term]]:
        blank = s.negation(given)
        match domain:
            case Truth():
                value = s.truth(name)
                return Rule(s.both(given, value), s.both(given, s.negation(value)), blank), []
            case OneOf(codes=codes):
                number = s.whole(name)
                among = s.either(*(s.same(number, self.encoder.code(code)) for code in codes))
                dated = self._dated(number, given, options)
                return Known(Code(number), given, blank), [among, *dated]
            case SomeOf(codes=codes):
                has = {code: s.truth(f"{name}={code}") for code in codes}
                some = s.same(given, s.either(*has.values()))
                return Known(Codes(has), given, blank), [some]
            case Numbers(low=low, high=high, scale=scale):
                term = s.whole(name)
                bounds = [s.at_most(s.constant(low), term), s.at_most(term, s.constant(high))]
                return Known(Amount(term, Fraction(1, 10**scale)), given, blank), bounds
            case Days(low=low, high=high):
                return self._day(name, low, high, given, blank)
            case _ if type_ in ("text", "choice"):
                return Known(Code(s.whole(f"{s.LOOSE}{name}")), given, blank), []
            case _:
                return Known(Anything(), given, blank), []

    def _day(
        self, name: str, low: date, high: date, given: Term, blank: Term
    ) -> tuple[Thing, list[Term]]:
        day, real = q.unknown_day(name)
        bounds = [
            s.at_most(q.on(low).spelled, day.spelled), s.at_most(day.spelled, q.on(high).spelled)
        ]  # fmt: skip
        return Known(day, given, blank), [real, *bounds]

    def _dated(self, number: Term, given: Term, options: Iterable[Option]) -> Iterator[Term]:
        """An option counts on the days on which it is offered."""
        lodged = self.encoder.things.get(LODGED, NOTHING)
        if not isinstance(lodged, Known) or not isinstance(lodged.value, Day):
            return
        day = lodged.value.spelled
        for option in options:
            picked = s.both(given, s.same(number, self.encoder.code(option.code)))
            if option.start is not None:
                yield s.implies(picked, s.at_most(q.on(option.start).spelled, day))
            if option.end is not None:
                yield s.implies(picked, s.below(day, q.on(option.end).spelled))

    def _group(self, item: ir.Group, page: Term) -> None:
        shown = self.opened(f"fields/{item.id}", page, item.when)
        self.shown[item.id] = shown
        count = self.counted(item, shown)
        rows = []
        for number in range(written_out(item, self._rules())):
            there = s.below(s.constant(number), count)
            fields: dict[str, Thing] = {}
            row = Row(there, fields)
            for one in item.fields:
                name = f"{item.id}.{one.id}/{number + 1}"
                path = f"fields/{item.id}/{one.id}"
                asked = self.opened(path, there, one.when, row)
                self.shown[name] = asked
                fields[one.id] = self._answer(one, name, asked, row, path)
                self._needed(path, one, name, row)
            rows.append(row)
        self.encoder.lists[item.id] = List(count, tuple(rows), shown)
        self._must(f"fields/{item.id}", s.implies(shown, s.at_most(s.constant(item.min), count)))

    def _rules(self) -> Iterator[ir.Expr]:
        yield from (rule for _, rule in worked_out(self.program))
        yield from (check.rule for page in self.program.pages for check in page.checks)

    def _needed(self, path: str, item: ir.Field, name: str, row: Row | None = None) -> None:
        if item.value is None and item.required != ir.FALSE:
            required = self.rule(item.required, path, row).holds
            wanted = s.both(self.shown[name], required)
            self._must(path, s.implies(wanted, self.given[name]))

    # what must hold of a submission

    def _judged(self, page: ir.Page) -> None:
        for item in page.items:
            if isinstance(item, ir.Field):
                self._needed(f"fields/{item.id}", item, item.id)
                self._offered(item)
        for check in page.checks:
            if check.level == "must":
                path = check_path(check)
                rule = self.rule(check.rule, path)
                shown = self.shown[f"page {page.id}"]
                self._must(path, s.implies(shown, s.negation(rule.fails)))

    def _offered(self, item: ir.Field) -> None:
        """An option with a condition can be chosen unless that is false."""
        for code, tests in options(self.program, item).items():
            rules = [self.rule(test, f"fields/{item.id}") for test in tests]
            if rules:
                possible = s.negation(s.both(*(rule.fails for rule in rules)))
                self.solver.add(s.implies(self.picked(item, code), possible))

    def picked(self, item: ir.Field, code: str) -> Term:
        thing = self.encoder.things.get(Read("case", item.id), UNKNOWN)
        if isinstance(thing, Known) and isinstance(thing.value, Codes):
            return s.both(thing.known, thing.value.has.get(code, FALSE))
        if isinstance(thing, Known) and isinstance(thing.value, Code):
            return s.both(thing.known, s.same(thing.value.number, self.encoder.code(code)))
        return FALSE

    def near(self) -> list[Term]:
        """No more rows than are written out: such a case is exactly as the evaluator sees it."""
        return [s.negation(listed.more) for listed in self.encoder.lists.values()]

    def outside_known(self) -> list[Term]:
        """Registers have answered and officers have looked: what remains open is the form's."""
        rules = (*self.encoder.registers.values(), *self.encoder.findings.values())
        return [rule.known for rule in rules]

    def meant(self, case: Case) -> Iterator[Term]:
        """That a filing is in the case."""
        for name in case.shown:
            yield self.shown[name]
        for rule in case.holds:
            yield self.rule(rule, "").holds
        for rule in case.fails:
            yield self.rule(rule, "").fails
        for rule in case.lacks:
            yield s.negation(self.rule(rule, "").holds)
        for rule in case.open:
            yield s.negation(self.rule(rule, "").known)
