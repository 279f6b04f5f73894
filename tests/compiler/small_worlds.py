"""Random programs so small that every filing can be tried, and rules of every kind over them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import product
from random import Random

from catalogue.kinds import AnyKind
from catalogue.kinds.base import Json, Option, Type
from catalogue.kinds.choice import Choice
from catalogue.kinds.choices import Choices
from catalogue.kinds.date import CalendarDate
from catalogue.kinds.decimal import DecimalNumber
from catalogue.kinds.integer import Integer
from catalogue.kinds.yes_no import YesNo
from compiler import ir
from compiler.evaluation import Filing, Lookup
from tests.compiler.building import VIETNAM, case, finding, lit, page, program, question
from tests.compiler.chance import CODES, LIST

LODGED = (date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1))
BIRTHS = (date(2008, 2, 28), date(2008, 2, 29), date(2008, 3, 1))
SIGNED = (date(2026, 1, 30), date(2026, 1, 31))
OPTIONS = tuple(Option(code, code) for code in CODES)
KINDS: Mapping[str, AnyKind] = {
    "a": YesNo(),
    "b": YesNo(),
    "n": Integer(min=0, max=3),
    "m": Integer(min=-1, max=1),
    "c": Choice(options=OPTIONS),
    "s": Choices(options=OPTIONS[:2]),
    "t": DecimalNumber(min=Decimal(0), max=Decimal("0.2"), scale=1),
    "sinh": CalendarDate(min=BIRTHS[0], max=BIRTHS[-1]),
    "ky": CalendarDate(min=SIGNED[0], max=SIGNED[-1]),
}
ANSWERS: Mapping[str, tuple[Json, ...]] = {
    "a": (True, False),
    "b": (True, False),
    "n": (0, 1, 2, 3),
    "m": (-1, 0, 1),
    "c": CODES,
    "s": (["do"], ["xanh"], ["do", "xanh"]),
    "t": ("0.0", "0.1", "0.2"),
    "sinh": tuple(str(day) for day in BIRTHS),
    "ky": tuple(str(day) for day in SIGNED),
}
ROW: Mapping[str, tuple[Json, ...]] = {"x": (None, 0, 1), "y": (None, True, False)}
TYPES: Mapping[str, Type] = {
    "a": "bool", "b": "bool", "n": "integer", "m": "integer", "c": "choice", "s": "choices",
    "t": "decimal", "sinh": "date", "ky": "date",
}  # fmt: skip
MOST = 160
"""Filings of one program."""


@dataclass(slots=True)
class Rules:
    """Rules over the questions named so far; a row's are `x`, a number, and `y`, yes or no."""

    chance: Random
    officer: bool
    register: bool
    names: list[str] = field(default_factory=list)
    facts: dict[str, Type] = field(default_factory=dict)

    def some(self, type_: Type) -> ir.Ref | None:
        names = [one for one in self.names if TYPES.get(one) == type_]
        names += [one for one, of in self.facts.items() if of == type_]
        return case(self.chance.choice(names), type_) if names else None

    def rule(self, depth: int = 3, *, row: bool = False) -> ir.Expr:
        if depth <= 0 or self.chance.random() < 0.15:
            return self._atom(row)
        match self.chance.randrange(11):
            case 0 | 1:
                return ir.All(tuple(self.rule(depth - 1, row=row) for _ in range(2)))
            case 2 | 3:
                return ir.Any(tuple(self.rule(depth - 1, row=row) for _ in range(3)))
            case 4:
                return ir.Not(self.rule(depth - 1, row=row))
            case 5:
                parts = [self.rule(depth - 1, row=row) for _ in range(3)]
                return ir.Choose(parts[0], parts[1], parts[2], "bool")
            case 6 if LIST in self.names and not row:
                where = ir.TRUE if self.chance.random() < 0.4 else self.rule(1, row=True)
                test = self.rule(depth - 1, row=True)
                return ir.Over(self.chance.choice(("any", "all")), LIST, where, test, "bool")
            case 7:
                of = self.some("bool") if self.chance.random() < 0.5 else None
                return ir.Default(of or self.rule(1, row=row), self.rule(depth - 1, row=row))
            case 8:
                how: ir.CompareHow = self.chance.choice(("lt", "le", "gt", "ge", "eq", "ne"))
                return ir.Cmp(how, self.day(depth - 1), self.day(depth - 1))
            case _:
                how = self.chance.choice(("lt", "le", "gt", "ge", "eq", "ne"))
                return ir.Cmp(how, self.number(depth - 1, row=row), self.number(1, row=row))

    def _atom(self, row: bool) -> ir.Expr:
        if row and self.chance.random() < 0.5:
            yes = ir.Ref("y", "bool", "row")
            return self.chance.choice((yes, ir.Given(yes), ir.Default(yes, ir.TRUE)))
        choice, several, yes_no = self.some("choice"), self.some("choices"), self.some("bool")
        code = lit("choice", self.chance.choice(CODES))
        match self.chance.randrange(8):
            case 0 if choice:
                return ir.Cmp(self.chance.choice(("eq", "ne")), choice, code)
            case 1 if several:
                return ir.Cmp("has", several, code)
            case 2 if self.officer:
                return finding("tham_tra")
            case 3 if self.register:
                return ir.Found("dan_cu", "", sure=self.chance.random() < 0.3)
            case 4:
                channel = ir.Ref("channel", "choice", "filing")
                return ir.Cmp("eq", channel, lit("choice", "online"))
            case 5 if self.names:
                types = {name: TYPES.get(name, "records") for name in self.names} | self.facts
                name = self.chance.choice(list(types))
                return ir.Given(case(name, types[name]))
            case 6 | 7 if yes_no:
                return yes_no
            case _:
                order: ir.CompareHow = self.chance.choice(("ge", "lt"))
                return ir.Cmp(order, self.number(0, row=row), lit("integer", 1))

    def number(self, depth: int = 2, *, row: bool = False) -> ir.Expr:
        if depth <= 0 or self.chance.random() < 0.3:
            return self._plain_number(row)
        match self.chance.randrange(10):
            case 0:
                return ir.Default(self.number(depth - 1, row=row), self.number(0, row=row))
            case 1:
                args = tuple(self.number(depth - 1, row=row) for _ in range(2))
                return ir.Call(self.chance.choice(("min", "max")), args, "integer")
            case 2:
                parts = [self.number(depth - 1, row=row) for _ in range(2)]
                return ir.Choose(self.rule(1, row=row), parts[0], parts[1], "integer")
            case 3 if LIST in self.names and not row:
                where, of = self.rule(1, row=True), self.number(1, row=True)
                return ir.Over(self.chance.choice(("sum", "count")), LIST, where, of, "integer")
            case 4:
                rates = (lit("money", 7), lit("money", 3))
                tiers = (ir.Tier(lit("integer", 1), rates[0]), ir.Tier(None, rates[1]))
                return ir.Tiers(self.number(0, row=row), tiers)
            case 5:
                percent = lit("percent", self.chance.choice((10, 50, "33.3")))
                part = ir.Arith("mul", percent, self.number(depth - 1, row=row), "money")
                made: tuple[ir.Expr, ...] = (
                    part, ir.Round("up", 1, part), ir.Round("down", 2, part),
                    ir.Round("half_up", 2, part),
                )  # fmt: skip
                return self.chance.choice(made)
            case 6:
                born = self.some("date")
                days = () if self.chance.random() < 0.5 else (self.day(1),)
                return ir.Call("age", (born or self.day(0), *days), "integer")
            case 7:
                rows = tuple(
                    ir.Row(self.rule(1, row=row), self.number(0, row=row)) for _ in range(3)
                )
                rest = self.chance.random() < 0.4
                hit: ir.Hit = self.chance.choice(("unique", "first", "sum", "max"))
                last = ir.Row(ir.TRUE, rows[-1].value) if rest else rows[-1]
                return ir.Pick("bieu", (*rows[:-1], last), hit=hit, rest=rest)
            case 8:
                return ir.Call("negate", (self.number(depth - 1, row=row),), "integer")
            case _:
                sign: ir.ArithHow = self.chance.choice(("add", "sub", "mul", "div"))
                right = (
                    self.number(depth - 1, row=row) if sign in ("add", "sub") else self._factor(row)
                )
                return ir.Arith(sign, self.number(depth - 1, row=row), right, "integer")

    def _factor(self, row: bool) -> ir.Expr:
        """A fixed number, or one of two."""
        one, other = (lit("integer", self.chance.choice((-2, 0, 1, 3))) for _ in range(2))
        if self.chance.random() < 0.7:
            return one
        return ir.Choose(self.rule(1, row=row), one, other, "integer")

    def _plain_number(self, row: bool) -> ir.Expr:
        if row and self.chance.random() < 0.6:
            return ir.Ref("x", "integer", "row")
        found = self.some(self.chance.choice(("integer", "decimal")))
        return found if found and self.chance.random() < 0.8 else self._constant()

    def _constant(self) -> ir.Lit:
        if self.chance.random() < 0.3:
            return lit("decimal", "0.1")
        return lit("integer", self.chance.randrange(-1, 4))

    def day(self, depth: int = 1) -> ir.Expr:
        if depth > 0 and self.chance.random() < 0.5:
            unit = self.chance.choice(("day", "month", "year"))
            count = self.chance.choice((1, 18)) if unit == "year" else self.chance.choice((1, 28))
            shift = lit("duration", f"{count} {unit}")
            return ir.Arith(self.chance.choice(("add", "sub")), self.day(depth - 1), shift, "date")
        found = self.some("date") if self.chance.random() < 0.7 else None
        if found:
            return found
        if self.chance.random() < 0.5:
            return ir.Ref("lodged", "date", "filing")
        return lit("date", self.chance.choice((*LODGED, *BIRTHS)))


@dataclass(frozen=True, slots=True)
class Small:
    """A program, and the maker of rules about it."""

    program: ir.Program
    rules: Rules

    def filings(self) -> Iterator[Filing]:
        """Every one that anybody could hand in."""
        found: tuple[Mapping[str, bool], ...] = ({}, {"tham_tra": True}, {"tham_tra": False})
        told: tuple[Mapping[tuple[str, str], Lookup], ...] = (
            {}, {("dan_cu", ""): "found"}, {("dan_cu", ""): "not_found"},
        )  # fmt: skip
        outside = product(
            days(self.program), self.program.channels,
            told if self.rules.register else told[:1], found if self.rules.officer else found[:1],
        )  # fmt: skip
        every = [
            dict(zip(self.rules.names, given, strict=True))
            for given in product(*(answers(name) for name in self.rules.names))
        ]
        for day, channel, looked, judged in outside:
            at = datetime.combine(day, time(9), VIETNAM)
            for given in every:
                yield Filing(given, at, channel, looked, judged, "submit")


def days(of: ir.Program) -> list[date]:
    return [day for day in LODGED if of.end is None or day < of.end]


def answers(name: str) -> list[Json]:
    if name != LIST:
        return [None, *ANSWERS[name]]
    rows = [dict(zip(ROW, values, strict=True)) for values in product(*ROW.values())]
    return [
        [{"_row": f"r{number}", **row} for number, row in enumerate(some)]
        for count in range(3)
        for some in product(rows, repeat=count)
    ]


def small(chance: Random) -> Small:
    """Few questions on two pages, facts between them, checks and a requirement."""
    rules = Rules(chance, chance.random() < 0.3, chance.random() < 0.3)
    made = program(
        start=LODGED[0], channels=("online", "counter")[: chance.randint(1, 2)],
        end=LODGED[0] + timedelta(days=chance.randint(1, 3)),
    )  # fmt: skip
    size = sum(1 for _ in Small(made, rules).filings())
    items: list[ir.Item] = []
    facts: list[ir.Fact] = []
    pages: list[ir.Page] = []

    def maybe(otherwise: ir.Expr = ir.TRUE) -> ir.Expr:
        return rules.rule(2) if chance.random() < 0.4 else otherwise

    names = chance.sample(sorted(KINDS), 5)
    if chance.random() < 0.3:
        names.insert(chance.randrange(2), LIST)
    when: ir.Expr = ir.TRUE
    for name in names:
        if size * len(answers(name)) > MOST:
            continue
        size *= len(answers(name))
        items.append(asked(name, rules, maybe))
        rules.names.append(name)
        if chance.random() < 0.4:
            type_: Type = chance.choice(("bool", "integer"))
            value = rules.rule(2) if type_ == "bool" else rules.number(2)
            facts.append(ir.Fact(f"su_kien_{len(facts)}", value, "sự kiện", type_))
            rules.facts[facts[-1].id] = type_
        if chance.random() < 0.3 and name != names[-1]:
            checks = (ir.Check(f"trang{len(pages)}/1", rules.rule(2), "Chưa đúng", "must"),)
            pages.append(page(*items, id=f"trang{len(pages)}", when=when, checks=checks))
            items, when = [], maybe()
    pages.append(page(*items, id="cuoi", when=when))
    needs = (ir.Requirement("dk", "Đủ điều kiện", maybe()),)
    return Small(replace(made, pages=tuple(pages), facts=tuple(facts), requirements=needs), rules)


def asked(name: str, rules: Rules, maybe: Callable[..., ir.Expr]) -> ir.Field | ir.Group:
    if name != LIST:
        return question(name, KINDS[name], when=maybe(), required=maybe(ir.FALSE))
    of_row = rules.rule(1, row=True) if rules.chance.random() < 0.5 else ir.FALSE
    rows = (question("x", Integer(min=0, max=1), required=maybe(ir.FALSE)),
            question("y", YesNo(), when=maybe(), required=of_row))  # fmt: skip
    least = rules.chance.randrange(2)
    return ir.Group(LIST, "Danh sách", rows, min=least, max=2, when=maybe())
