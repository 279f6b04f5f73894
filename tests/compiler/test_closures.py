"""The truth tables and the sums of single expressions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from catalogue.kinds.base import BLANK, Type
from compiler import ir
from compiler.cells import Cell, Entries
from compiler.closures import LODGED, Layout, closure
from compiler.reads import Asked, Read
from tests.compiler.building import TET, case, lit

P, Q, N, D, LIST = (Read("case", name) for name in ("p", "q", "n", "d", "ds"))
LAYOUT = Layout(
    {P: 0, Q: 1, N: 2, D: 3, LIST: 4, Read("row", "x", "ds"): 5, LODGED: 6, Asked("r", "cha"): 7},
    {"ds": slice(5, 6)},
    TET,
)
TRUTHS: tuple[Cell, ...] = (True, False, None)
p, q, n, d = case("p"), case("q"), case("n", "integer"), case("d", "date")
x = ir.Ref("x", "integer", "row")


def value(expr: ir.Expr, **cells: Cell) -> Cell:
    state: list[Cell] = [cells.get(name) for name in ("p", "q", "n", "d", "ds")]
    return closure(expr, LAYOUT)([*state, None, date(2026, 3, 2), cells.get("r")])


def rows(*values: Cell) -> Entries:
    return Entries([value] for value in values)


@pytest.mark.parametrize("left", TRUTHS)
@pytest.mark.parametrize("right", TRUTHS)
def test_and_or_and_not_are_those_of_kleene(left: Cell, right: Cell) -> None:
    both, either = ir.All((p, q)), ir.Any((p, q))
    strongest = False if False in (left, right) else None if None in (left, right) else True
    weakest = True if True in (left, right) else None if None in (left, right) else False
    assert value(both, p=left, q=right) is strongest
    assert value(either, p=left, q=right) is weakest
    assert value(ir.Not(both), p=left, q=right) is value(
        ir.Any((ir.Not(p), ir.Not(q))), p=left, q=right
    )


def test_blank_is_unknown_except_for_given_and_or_else() -> None:
    assert value(ir.All((p, ir.TRUE)), p=BLANK) is None
    assert value(ir.Not(p), p=BLANK) is None
    assert value(ir.Cmp("ne", n, lit("integer", 3)), n=BLANK) is None
    assert [value(ir.Given(n), n=cell) for cell in (None, BLANK, 0)] == [None, False, True]
    default = ir.Default(n, lit("integer", 7))
    assert [value(default, n=cell) for cell in (None, BLANK, 0)] == [None, 7, 0]


def test_a_choice_between_two_waits_for_its_condition() -> None:
    chosen = ir.Choose(p, lit("integer", 1), lit("integer", 2), "integer")
    assert [value(chosen, p=cell) for cell in (True, False, None, BLANK)] == [1, 2, None, None]


@pytest.mark.parametrize(
    ("how", "type", "left", "right", "result"),
    [
        ("add", "money", lit("money", 1), lit("money", 2), 3),
        ("sub", "integer", lit("integer", 1), lit("integer", 2), -1),
        ("mul", "money", lit("money", 1000), lit("decimal", "0.35"), 350),
        ("mul", "money", lit("percent", "5"), lit("money", 1010), Fraction(101, 2)),
        ("mul", "money", lit("money", 1010), lit("percent", "5"), Fraction(101, 2)),
        ("div", "decimal", lit("integer", 7), lit("integer", 2), Fraction(7, 2)),
        ("div", "decimal", lit("integer", 7), lit("integer", 0), None),
    ],
)
def test_sums_are_exact_and_never_fail(
    how: ir.ArithHow, type: Type, left: ir.Lit, right: ir.Lit, result: object
) -> None:
    assert value(ir.Arith(how, left, right, type)) == result


@pytest.mark.parametrize(
    ("how", "length", "end"),
    [
        ("add", "60 day", date(2026, 4, 13)),
        ("sub", "1 month", date(2026, 1, 12)),
        ("add", "2 working_day", date(2026, 2, 23)),
        ("sub", "1.5 working_day", date(2026, 2, 11)),
        ("add", "9000 year", None),
    ],
)
def test_a_length_moves_a_date(how: ir.ArithHow, length: str, end: date | None) -> None:
    moved = ir.Arith(how, d, lit("duration", length), "date")
    assert value(moved, d=date(2026, 2, 12)) == end
    assert value(moved, d=BLANK) is None


def test_age_is_in_full_years_on_the_day_of_filing() -> None:
    age = ir.Call("age", (d,), "integer")
    assert value(age, d=date(2008, 3, 2)) == 18
    assert value(age, d=date(2008, 3, 3)) == 17
    assert (
        value(ir.Call("age", (d, lit("date", "2026-02-28")), "integer"), d=date(2004, 2, 29)) == 21
    )
    assert value(age) is None


def test_least_most_and_opposite_want_every_value() -> None:
    three = lit("integer", 3)
    assert value(ir.Call("min", (n, three), "integer"), n=1) == 1
    assert value(ir.Call("max", (n, three), "integer"), n=1) == 3
    assert value(ir.Call("max", (n, three), "integer")) is None
    assert value(ir.Call("negate", (n,), "integer"), n=4) == -4


def over(how: str, of: ir.Expr, where: ir.Expr = ir.TRUE) -> ir.Over:
    return ir.Over(how, "ds", where, of, "integer")  # type: ignore[arg-type]


BIG = ir.Cmp("ge", x, lit("integer", 5))


@pytest.mark.parametrize(
    ("how", "of", "where", "ds", "result"),
    [
        ("any", BIG, ir.TRUE, rows(), False),
        ("all", BIG, ir.TRUE, rows(), True),
        ("any", BIG, ir.TRUE, rows(1, 7, None), True),
        ("any", BIG, ir.TRUE, rows(1, None), None),
        ("all", BIG, ir.TRUE, rows(7, 1, None), False),
        ("all", BIG, ir.TRUE, rows(7, None), None),
        ("count", ir.TRUE, BIG, rows(7, 1, 9), 2),
        ("count", ir.TRUE, ir.TRUE, rows(None, None), 2),
        ("count", ir.TRUE, BIG, rows(7, None), None),
        ("sum", x, BIG, rows(7, 1, 9), 16),
        ("sum", x, ir.TRUE, rows(7, BLANK), None),
        ("sum", x, ir.TRUE, BLANK, 0),
        ("sum", x, ir.TRUE, None, None),
        ("any", BIG, ir.TRUE, BLANK, False),
    ],
)
def test_lists_fold_their_rows(
    how: str, of: ir.Expr, where: ir.Expr, ds: Cell, result: object
) -> None:
    assert value(over(how, of, where), ds=ds) == result


def test_a_register_is_known_once_it_answered() -> None:
    found = ir.Found("r", "cha")
    assert [value(found, r=cell) for cell in (True, False, None)] == [True, False, None]


def test_a_set_has_its_codes() -> None:
    has = ir.Cmp("has", case("n", "choices"), lit("choice", "a"))
    assert [value(has, n=cell) for cell in (("a", "b"), ("b",), BLANK)] == [True, False, None]


@pytest.mark.parametrize(
    ("how", "to", "amount", "result"),
    [
        ("up", 1000, "1000.1", 2000), ("down", 1000, "1999.9", 1000), ("half_up", 1, "2.5", 3),
        ("half_up", 1000, "1499", 1000), ("half_up", 1000, "1500", 2000), ("up", 1, "7", 7),
    ],
)  # fmt: skip
def test_rounding(how: str, to: int, amount: str, result: int) -> None:
    rounding = ir.Round(how, to, n)  # type: ignore[arg-type]
    assert value(rounding, n=Decimal(amount)) == result
    assert value(rounding) is None
