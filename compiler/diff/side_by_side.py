"""Two versions told to one solver: the same person fills in both forms, on the same day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from catalogue.domains import Numbers
from catalogue.kinds.long_text import LongText
from catalogue.kinds.text import Text
from compiler import ir
from compiler.diff.pair import Pair
from compiler.diff.touched import Touched, holds, touched
from compiler.verify import quantities as q
from compiler.verify import solver as s
from compiler.verify.encoding import Encoder
from compiler.verify.forms import YEARS, Form
from compiler.verify.quantities import Amount, NotLinear
from compiler.verify.rows import List, Row
from compiler.verify.solver import Answer, Solver, Term
from compiler.verify.values import Rule, Thing

Name = Literal["old", "new"]
KINDS = "kinds"
"""The label of what an answer may be, where the two forms take different answers."""

LITTLE, MUCH = 100_000, 10_000_000
"""Of what the solver may take for a plainer example, and to find out whether there is one."""
PATIENCE = 60_000
"""In milliseconds: what is undecided is so for its difficulty, not because a machine is busy."""


@dataclass(slots=True)
class Aside(Solver):
    """Passes on what one side says, under the name of that side."""

    common: Solver = field(default_factory=Solver)
    side: str = ""
    said: dict[str, list[Term]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """It asks nothing itself."""

    def add(self, term: Term) -> None:
        self.common.label(self.side, term)

    def label(self, name: str, term: Term) -> None:
        self.said.setdefault(name, []).append(term)
        self.common.label(f"{self.side} {name}", term)


@dataclass(slots=True)
class Facing(Encoder):
    """What is not told of an expression is the same on both sides only where all that it reads
    is."""

    side: str = ""
    touched: Touched | None = None
    free: dict[object, str] = field(default_factory=dict)
    """Shared by both."""
    never_below: frozenset[str] = frozenset()
    """Numbers in rows of which none is below zero."""

    def loose(self, expr: object, row: Row | None = None, part: str = "") -> str:
        key = (self._own(expr, row, part), expr, row.there.get_id() if row else 0, part)
        return self.free.setdefault(key, f"{s.LOOSE}{len(self.free)}")

    def _own(self, expr: object, row: Row | None, part: str) -> str:
        known = self.touched
        if known is None or (row is not None and known.rows):
            return self.side
        if isinstance(expr, ir.Over) and part:
            return self.side if known.of_rows(expr) else ""
        return self.side if known.worked_out(expr) else ""  # type: ignore[arg-type]

    def _with_more(self, expr: ir.Over, rows: List, total: Amount) -> Amount:
        """Rows that are not written out take nothing away."""
        found = Encoder._with_more(self, expr, rows, total)
        if expr.how == "count":
            self.bounds += [q.at_most(total, found), q.at_most(found, Amount(rows.count))]
        elif isinstance(expr.of, ir.Ref) and f"{expr.items}.{expr.of.path}" in self.never_below:
            self.bounds.append(q.at_most(total, found))
        return found

    def _fact(self, fact: ir.Fact) -> Thing:
        try:
            return Encoder._fact(self, fact)
        except NotLinear:
            return self.unknown(fact.type, fact.value)


@dataclass(slots=True)
class Beside(Form):
    """One of the two forms. Whether a question is answered is the person's matter; whether it is
    asked is the form's."""

    side: Name = "old"
    span: tuple[date, date] = (date.min, date.max)
    called: Mapping[str, str] = field(default_factory=dict)
    """Questions that the solver knows by another name."""
    limited: frozenset[str] = frozenset()
    """Those to which the other form takes other answers."""

    def days(self) -> tuple[date, date]:
        return self.span

    def rule(self, expr: ir.Expr, path: str, row: Row | None = None) -> Rule:
        found = self.thing(expr, row)
        return found if isinstance(found, Rule) else self.encoder.rule(ir.FALSE)

    def row(self, row: ir.Row) -> Term:
        """Whether a row of a decision holds, on a day on which it counts."""
        in_force = self.encoder.row(ir.Row(ir.TRUE, ir.TRUE, row.start, row.end))
        return s.both(self.rule(row.when, "").holds, in_force.holds)

    @property
    def said(self) -> Mapping[str, list[Term]]:
        """What must hold of a submission, by label."""
        return self.solver.said if isinstance(self.solver, Aside) else {}

    def thing(self, expr: ir.Expr, row: Row | None = None, type_: str = "bool") -> Thing:
        try:
            return self.encoder.thing(expr, row)
        except NotLinear:
            return self.encoder.unknown(type_, expr, row)  # type: ignore[arg-type]

    def answered(self, item: ir.Field, name: str, shown: Term) -> tuple[str, Term]:
        path, slash, number = name.partition("/")
        called = self.called.get(path, path) + slash + number
        return called, s.both(s.truth(f"{called}?"), shown)

    def bounded(self, path: str, given: Term, rules: Iterable[Term]) -> None:
        for rule in rules:
            if path in self.limited:
                self._must(KINDS, s.implies(given, rule))
            else:
                self.solver.add(s.implies(given, rule))

    def counted(self, item: ir.Group, shown: Term) -> Term:
        count, none = s.whole(f"{item.id}#"), s.constant(0)
        self.solver.add(s.at_most(none, count))
        self.solver.add(s.implies(shown, s.at_most(count, s.constant(item.max))))
        return s.chosen(shown, count, none)


@dataclass(slots=True)
class SideBySide:
    old: Beside
    new: Beside
    solver: Solver
    touched: Touched

    @property
    def forms(self) -> tuple[Beside, Beside]:
        return self.old, self.new

    def ask(self, *terms: Term, hoped: Sequence[Term] = (), without: Iterable[str] = ()) -> Answer:
        """First among people as they are hoped for, then among those whom both forms see whole,
        then among all."""
        always, labels = (*terms, *self.always()), self.labels(without)
        whole = self.near()
        hopes = [*whole, *hoped]
        answer = self.wished((*always, *hopes), labels)
        for fewer in (whole, []) if whole else ([],):
            if answer.verdict == "yes" or self.surely_not(answer, hopes):
                break
            answer, hopes = self.solver.ask(*always, *fewer, labels=labels), fewer
        return answer

    def surely_not(self, answer: Answer, hopes: Sequence[Term]) -> bool:
        """Whether nobody was found, and without these hopes would not be either. Of the last
        answer alone can it be said."""
        return answer.verdict == "no" and not self.solver.against(hopes)

    def put(self, *terms: Term, without: Iterable[str] = ()) -> Answer:
        return self.solver.ask(*terms, *self.always(), labels=self.labels(without))

    def wished(self, terms: Iterable[Term], labels: Iterable[str] = ()) -> Answer:
        """For a plainer example nobody waits long."""
        self.solver.allow(LITTLE)
        answer = self.solver.ask(*terms, labels=labels)
        self.solver.allow(self.solver.resources)
        return answer

    def near(self) -> list[Term]:
        return [term for form in self.forms for term in form.near()]

    def extremes(self) -> Iterator[tuple[Term, ...]]:
        """What is only bounded at its least, and at its most."""
        pairs = [pair for form in self.forms for pair in form.encoder.extremes]
        yield from zip(*pairs, strict=True)

    def always(self) -> list[Term]:
        """What every question assumes."""
        bounds = [one for form in self.forms for one in form.encoder.bounds]
        return bounds + [one for form in self.forms for one in form.outside_known()]

    def labels(self, without: Iterable[str] = ()) -> list[str]:
        return [
            one
            for form in self.forms
            for one in (form.side, *(f"{form.side} {label}" for label in form.labels))
            if one not in without
        ]


def side_by_side(pair: Pair, solver: Solver | None = None) -> SideBySide:
    common = solver or Solver(PATIENCE, MUCH, easy=True)
    known = touched(pair.old, pair.new, pair.old_world, pair.new_world)
    called, limited = _named_alike(pair.old, pair.new)
    codes: dict[str, int] = {}
    free: dict[object, str] = {}
    span = _span(pair)

    def told(side: Name, program: ir.Program) -> Beside:
        world = pair.old_world if side == "old" else pair.new_world
        encoder = Facing(codes=codes, side=side, touched=known, free=free,
                         never_below=frozenset(_never_below(program)))  # fmt: skip
        aside = Aside(common=common, side=side)
        return Beside(program, world, aside, encoder, side=side, span=span,
                      called=called[side], limited=limited)  # fmt: skip

    return SideBySide(told("old", pair.old), told("new", pair.new), common, known)


def _span(pair: Pair) -> tuple[date, date]:
    """The days on which the later of both holds: what the earlier would have said on them."""
    start = max(pair.old.start, pair.new.start)
    if pair.old.end is None or pair.new.end is None:
        return start, start + YEARS
    return start, max(pair.old.end, pair.new.end)


def _named_alike(
    old: ir.Program, new: ir.Program
) -> tuple[Mapping[str, Mapping[str, str]], frozenset[str]]:
    """By side: what the solver calls questions; a question renamed is the same, one of another
    kind is not."""
    before, after = dict(_asked(old)), dict(_asked(new))
    called: dict[str, dict[str, str]] = {"old": {}, "new": {}}
    limited = set()
    for path, (place, item) in after.items():
        source = path if path in before else _was(path, item, before.keys() - after.keys())
        if source is None:
            continue
        was, earlier = before[source]
        if not _alike(earlier, item):
            called["old"][source], called["new"][path] = f"old {source}", f"new {path}"
            continue
        called["new"][path] = source
        if holds(earlier.kind) != holds(item.kind):
            limited |= {place, was}
    return called, frozenset(limited)


def _was(path: str, item: ir.Field, gone: Set[str]) -> str | None:
    above = path.removesuffix(item.id)
    return next((above + name for name in item.was if above + name in gone), None)


def _asked(program: ir.Program) -> Iterator[tuple[str, tuple[str, ir.Field]]]:
    """Questions by path, those of rows as `list.field`, each with where it stands in a form."""
    for page in program.pages:
        for item in page.items:
            if isinstance(item, ir.Field) and item.value is None:
                yield item.id, (f"fields/{item.id}", item)
            elif isinstance(item, ir.Group):
                for one in item.fields:
                    if one.value is None:
                        yield f"{item.id}.{one.id}", (f"fields/{item.id}/{one.id}", one)


def _never_below(program: ir.Program) -> Iterator[str]:
    for path, (_, item) in _asked(program):
        domain = item.kind.domain()
        if isinstance(domain, Numbers) and domain.low >= 0:
            yield path


def _alike(old: ir.Field, new: ir.Field) -> bool:
    """Whether an answer to one says the same as an answer to the other."""
    if isinstance(old.kind, (Text, LongText)) and isinstance(new.kind, (Text, LongText)):
        return True
    one, other = old.kind.domain(), new.kind.domain()
    scales = [it.scale for it in (one, other) if isinstance(it, Numbers)]
    return type(old.kind) is type(new.kind) and type(one) is type(other) and len({*scales}) < 2
