"""Gaps, overlaps and dead rows: equal to trying every case on small inputs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from random import Random

import pytest

from catalogue.domains import Numbers
from catalogue.kinds.decimal import DecimalNumber
from catalogue.kinds.integer import Integer
from compiler import ir
from compiler.boxes import (
    Box,
    Column,
    Overlap,
    Segment,
    Table,
    dead_rows,
    gaps,
    overlaps,
    told,
    widened,
)
from compiler.cutting import Inputs, cells, inputs
from compiler.reads import Read
from tests.compiler.building import (
    COLOURS,
    at_least,
    case,
    decision,
    equals,
    finding,
    lit,
    page,
    program,
    question,
)  # fmt: skip

SIZES = (3, 2, 4)


def points(box: Box, sizes: tuple[int, ...] = SIZES) -> set[tuple[int, ...]]:
    return {
        point
        for point in product(*(range(size) for size in sizes))
        if all(mask >> value & 1 for mask, value in zip(box, point, strict=True))
    }


def random_tables(count: int) -> Iterator[Table]:
    chance = Random(11)
    columns = tuple(
        Column(str(n), tuple(Segment(str(i), str(i)) for i in range(size)))
        for n, size in enumerate(SIZES)
    )
    for _ in range(count):
        rows = tuple(
            tuple(chance.choice((c.full, chance.randrange(c.full + 1))) for c in columns)
            for _ in range(chance.randrange(1, 7))
        )
        yield Table(columns, rows, tuple(range(len(rows))), rest=chance.random() < 0.2)


def test_boxes_agree_with_trying_every_case() -> None:
    for table in random_tables(1500):
        rows = [points(row) for row in table.rows]
        whole = points(table.universe)
        free = set() if table.rest else whole - set().union(*rows)
        found = [points(gap) for gap in gaps(table)]
        assert set().union(*found) == free
        for pair in overlaps(table):
            assert points(pair.where) == rows[pair.first] & rows[pair.second]
        pairs = {(o.first, o.second) for o in overlaps(table)}
        assert pairs == {
            (i, j) for i in range(len(rows)) for j in range(i + 1, len(rows)) if rows[i] & rows[j]
        }
        dead = {n for n, row in enumerate(rows) if row <= set().union(*rows[:n])}
        if table.rest and set().union(*rows) == whole:
            dead.add(len(rows))
        assert set(dead_rows(table)) == dead


def test_a_gap_is_as_wide_as_it_can_be() -> None:
    for table in random_tables(200):
        for gap in gaps(table):
            for number, column in enumerate(table.columns):
                for bit in range(len(column.segments)):
                    wide = (*gap[:number], gap[number] | 1 << bit, *gap[number + 1 :])
                    touched = any(points(wide) & points(row) for row in table.rows)
                    assert touched or wide == gap


def test_a_gap_names_as_few_inputs_as_will_do() -> None:
    columns = tuple(Column(name, (Segment("a", "a"), Segment("b", "b"))) for name in "xyz")
    either = Table(columns, ((0b01, 0b01, 0b11), (0b01, 0b11, 0b01)), (0, 1))
    assert widened(either, (0b10, 0b10, 0b10)) == (0b10, 0b11, 0b11)
    assert widened(either, (0b01, 0b10, 0b10)) == (0b11, 0b10, 0b10)


FORM = program(
    pages=(
        page(
            question("mau", COLOURS),
            question("so", Integer(min=0, max=1000)),
            question("nhanh"),
            question("m2", DecimalNumber(min=None, max=None)),
        ),
    ),
    facts=(ir.Fact("la_do", equals("mau", "do"), "đỏ"), ir.Fact("kho", finding("kho"), "", by="b")),
)
KNOWN = inputs(FORM)


def up_to(number: int) -> ir.Cmp:
    return ir.Cmp("lt", case("so", "integer"), lit("integer", number))


def both(*parts: ir.Expr) -> ir.All:
    return ir.All(parts)


def table(*whens: ir.Expr, rest: bool = False) -> Table:
    rows = tuple(ir.Row(when, lit("money", 1)) for when in whens)
    found = cells(decision(*rows, rest=rest), KNOWN)
    assert found is not None
    return found


def test_a_gap_is_told_in_the_words_of_the_form() -> None:
    found = table(
        both(equals("mau", "do"), up_to(300)),
        both(case("la_do"), at_least("so", 1000)),
        both(ir.Not(case("la_do")), case("nhanh")),
        both(ir.Any((equals("mau", "xanh"), equals("mau", "vang"))), ir.Not(case("nhanh"))),
    )
    assert [told(found, gap) for gap in gaps(found)] == [{"mau": ("do",), "so": ("300..999",)}]
    assert overlaps(found) == ()
    assert dead_rows(found) == ()


def test_an_overlap_names_both_rows_and_where() -> None:
    found = table(up_to(10), at_least("so", 5), ir.TRUE, rest=True)
    (pair,) = overlaps(found)
    assert (pair.first, pair.second, told(found, pair.where)) == (0, 1, {"so": ("5..9",)})
    assert isinstance(pair, Overlap)
    assert dead_rows(found) == (2,)


def test_a_row_behind_a_wider_one_is_dead() -> None:
    never = both(up_to(3), at_least("so", 3))
    assert dead_rows(table(up_to(10), up_to(5), never, ir.TRUE)) == (1, 2)


def test_dates_of_rows_are_one_more_input() -> None:
    turn, later = date(2026, 7, 1), date(2026, 8, 1)
    rows = (
        ir.Row(ir.TRUE, lit("money", 1), end=turn), ir.Row(ir.TRUE, lit("money", 2), start=later),
    )  # fmt: skip
    found = cells(decision(*rows), KNOWN)
    assert found is not None
    assert [told(found, gap) for gap in gaps(found)] == [{"lodged": ("01/07/2026..31/07/2026",)}]


def test_decimals_are_cut_at_their_own_scale() -> None:
    m2 = case("m2", "decimal")
    known = Inputs({Read("case", "m2"): Numbers(0, 1000, 1)}, {})
    rows = [ir.Cmp("lt", m2, lit("decimal", "7.5")), ir.Cmp("gt", m2, lit("decimal", "7.5"))]
    found = cells(decision(*(ir.Row(when, lit("money", 1)) for when in rows)), known)
    assert found is not None
    assert [told(found, gap) for gap in gaps(found)] == [{"m2": ("7.5",)}]


@pytest.mark.parametrize(
    "when",
    [
        ir.Any((case("nhanh"), equals("mau", "do"))),
        ir.Cmp("eq", case("so", "integer"), case("m2", "decimal")),
        ir.Given(case("so", "integer")),
        ir.Found("csdl", ""),
        ir.FALSE,
        case("khong_co"),
        ir.Over("any", "con", ir.TRUE, ir.TRUE, "bool"),
    ],
)
def test_what_tests_two_inputs_at_once_is_left_alone(when: ir.Expr) -> None:
    assert cells(decision(ir.Row(when, lit("money", 1))), KNOWN) is None


def test_officers_facts_are_inputs_like_any_other() -> None:
    found = table(case("kho"), both(ir.Not(case("kho")), case("nhanh")))
    assert [told(found, gap) for gap in gaps(found)] == [{"kho": ("no",), "nhanh": ("no",)}]


def test_a_constant_has_no_gap() -> None:
    assert gaps(table(ir.TRUE)) == ()
