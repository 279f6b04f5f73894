"""Random rules, programs and answers, the same ones on every run."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from catalogue.kinds.base import Json
from compiler import ir
from compiler.walk import reads
from tests.compiler.building import (
    COLOURS,
    COUNT,
    YES_NO,
    case,
    decision,
    equals,
    fee,
    finding,
    lit,
    page,
    paper,
    question,
    span,
)  # fmt: skip

CODES = ("do", "xanh", "vang")
BOOLS, NUMBERS, CHOICES = ("a", "b"), ("n", "m"), ("c",)
LIST = "ds"


def rule(chance: Random, depth: int = 3, *, row: bool = False) -> ir.Expr:
    """A condition over the fields a, b, n, m, c, the list ds and, within it, x and y."""
    if depth == 0 or chance.random() < 0.15:
        return _atom(chance, row)
    match chance.randrange(8):
        case 0 | 1:
            return ir.All(tuple(rule(chance, depth - 1, row=row) for _ in range(2)))
        case 2 | 3:
            return ir.Any(tuple(rule(chance, depth - 1, row=row) for _ in range(2)))
        case 4:
            return ir.Not(rule(chance, depth - 1, row=row))
        case 5:
            parts = [rule(chance, depth - 1, row=row) for _ in range(3)]
            return ir.Choose(parts[0], parts[1], parts[2], "bool")
        case 6 if not row:
            where = ir.TRUE if chance.random() < 0.5 else rule(chance, 1, row=True)
            test = rule(chance, depth - 1, row=True)
            return ir.Over(chance.choice(("any", "all")), LIST, where, test, "bool")
        case _:
            how: ir.CompareHow = chance.choice(("lt", "le", "gt", "ge", "eq", "ne"))
            left, right = (number(chance, depth - 1, row=row) for _ in range(2))
            return ir.Cmp(how, left, right)


def _atom(chance: Random, row: bool) -> ir.Expr:
    if row and chance.random() < 0.5:
        return ir.Ref("y", "bool", "row")
    match chance.randrange(4):
        case 0:
            return case(chance.choice(BOOLS))
        case 1:
            return equals("c", chance.choice(CODES))
        case 2:
            return ir.Given(case(chance.choice(NUMBERS), "integer"))
        case _:
            return ir.Cmp("ge", number(chance, 0, row=row), lit("integer", chance.randrange(9)))


def number(chance: Random, depth: int = 2, *, row: bool = False) -> ir.Expr:
    if depth <= 0 or chance.random() < 0.3:
        if row and chance.random() < 0.5:
            return ir.Ref("x", "integer", "row")
        names = case(chance.choice(NUMBERS), "integer")
        return names if chance.random() < 0.7 else lit("integer", chance.randrange(9))
    match chance.randrange(6):
        case 0:
            return ir.Default(case(chance.choice(NUMBERS), "integer"), lit("integer", 4))
        case 1:
            args = tuple(number(chance, depth - 1, row=row) for _ in range(2))
            return ir.Call(chance.choice(("min", "max")), args, "integer")
        case 2:
            parts = [number(chance, depth - 1, row=row) for _ in range(2)]
            return ir.Choose(rule(chance, 1, row=row), parts[0], parts[1], "integer")
        case 3 if not row:
            where, of = rule(chance, 1, row=True), number(chance, 1, row=True)
            return ir.Over(chance.choice(("sum", "count")), LIST, where, of, "integer")
        case 4:
            rates = (lit("money", 7), lit("money", 3))
            tiers = (ir.Tier(lit("integer", 2), rates[0]), ir.Tier(None, rates[1]))
            return ir.Tiers(number(chance, 0, row=row), tiers)
        case _:
            sign: ir.ArithHow = chance.choice(("add", "sub", "mul", "div"))
            left, right = (number(chance, depth - 1, row=row) for _ in range(2))
            return ir.Arith(sign, left, right, "integer")


def program_parts(chance: Random) -> Mapping[str, object]:
    """Fields with conditions in two pages, facts, papers, fees with relief, and a term."""

    seen: set[str] = set()

    def maybe() -> ir.Expr:
        """A rule that reads nothing further down, or none."""
        found = rule(chance, 2)
        return found if reads(found) <= seen else ir.TRUE

    items: list[ir.Item] = []
    for name in chance.sample((*BOOLS, *NUMBERS, *CHOICES, LIST), 6):
        if name == LIST:
            fields = (question("x", COUNT), question("y", required=maybe()))
            items.append(ir.Group(LIST, "Danh sách", fields, when=maybe()))
        else:
            kind = YES_NO if name in BOOLS else COUNT if name in NUMBERS else COLOURS
            items.append(question(name, kind, when=maybe(), required=maybe()))
        if len(items) == 3:
            second = maybe()
        seen.add(name)
    facts = tuple(ir.Fact(f"su_kien_{n}", rule(chance), "sự kiện") for n in range(3))
    amounts = [ir.Arith("mul", lit("money", 1000), number(chance), "money") for _ in range(3)]
    rows = tuple(
        ir.Row(test, amount)
        for test, amount in zip((rule(chance, 2), rule(chance, 2), ir.TRUE), amounts, strict=True)
    )
    by_colour = tuple(
        ir.Row(equals("c", code), amount) for code, amount in zip(CODES, amounts, strict=True)
    )
    relief = (ir.Relief("50", rule(chance, 2)), ir.Relief("100", finding("ngheo")))
    return {
        "pages": (page(*items[:3]), page(*items[3:], when=second, id="hai")),
        "facts": facts,
        "components": (paper("mot", rule(chance)), paper("hai", case("su_kien_1"))),
        "fees": (
            fee(decision(*rows, rest=True, hit="first"), relief=relief, when=rule(chance, 1)),
            fee(decision(*by_colour), id="mau"),
            fee(decision(*rows[:2], hit="sum"), id="tong"),
            fee(decision(*rows, hit="max"), id="lon"),
        ),
        "term": ir.Clock((span(5, "day", rule(chance, 1)), span(9, "day")), rest=True),
    }


def answers(chance: Random) -> dict[str, Json]:
    """Each question not answered, left empty, or answered."""
    values: dict[str, Json] = {name: chance.random() < 0.5 for name in BOOLS}
    values |= {name: chance.randrange(10) for name in NUMBERS}
    values |= {name: chance.choice(CODES) for name in CHOICES}
    values[LIST] = [
        {"_row": f"r{n}", **_some(chance, {"x": chance.randrange(10), "y": chance.random() < 0.5})}
        for n in range(chance.randrange(3))
    ]
    return _some(chance, values)


def _some(chance: Random, values: dict[str, Json]) -> dict[str, Json]:
    kept = {name: value for name, value in values.items() if chance.random() < 0.6}
    return {name: None if chance.random() < 0.15 else value for name, value in kept.items()}


def completed(chance: Random, given: Mapping[str, Json]) -> dict[str, Json]:
    """The same answers and some more."""
    whole = {**answers(chance), **given}
    rows = given.get(LIST)
    if isinstance(rows, list):
        more = {"x": chance.randrange(10), "y": None}
        whole[LIST] = [{**more, **row} for row in rows if isinstance(row, dict)]
    return whole
