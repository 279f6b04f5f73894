"""The delta tells each difference once: applied to the old program it gives the new one.

Few are tried each time; MOTCUA_DELTAS=all tries every pair of examples and many more edits.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from functools import cache
from itertools import combinations, permutations
from random import Random

import pytest

from catalogue.kinds.base import Json
from compiler import ir
from compiler.diff.applying import applied
from compiler.diff.comparison import Edit, Path
from compiler.diff.delta import delta, differences
from compiler.diff.plain import Tree, canonical, plain, unlike
from tests.built import built
from tests.compiler.building import COUNT, decision, equals, fee, lit, page, program, question
from tests.compiler.diff.random_edits import edited
from tests.compiler.mutants import mutants

ALL = os.environ.get("MOTCUA_DELTAS") == "all"
JULY = date(2026, 7, 1)
SEEDS = range(2000 if ALL else 40)


@cache
def examples() -> tuple[ir.Program, ...]:
    return tuple(one.program for one in built("hcmc").procedures)


@cache
def trees() -> tuple[Tree, ...]:
    return tuple(map(plain, examples()))


def holds(old: Tree, new: Tree) -> tuple[Edit, ...]:
    edits = differences(old, new)
    assert canonical(applied(old, edits)) == canonical(new)
    return edits


def test_a_program_does_not_differ_from_itself() -> None:
    assert all(delta(one, one) == () for one in examples())


def named(parts: Json, *sides: Json, by: Json) -> Json:
    """The parts, but for those that both sides hold: their ids, where only these are given."""
    if not isinstance(parts, list) or not isinstance(by, list):
        return parts
    shared = [one for one in parts if all(isinstance(side, list) and one in side for side in sides)]
    ids = [{"id": one["id"]} for one in shared if isinstance(one, dict) and "id" in one]
    pairs = zip(parts, by, strict=True)
    return [given if given in ids and one in shared else one for one, given in pairs]


def test_what_is_compared_is_all_that_both_do_not_say_alike() -> None:
    pairs = [*permutations(examples(), 2)]
    for both in pairs if ALL else Random(5).sample(pairs, 20):
        whole = [plain(one) for one in both]
        keys = {key for key in whole[0] if whole[0][key] != whole[1][key]}
        for tree, kept in zip(whole, unlike(*both), strict=True):
            assert keys <= kept.keys()
            for key, value in kept.items():
                assert value == named(tree[key], *(one[key] for one in whole), by=value)


def test_edits_make_one_example_of_another() -> None:
    pairs = [*combinations(trees(), 2)]
    for old, new in pairs if ALL else Random(7).sample(pairs, 25):
        holds(old, new)
        holds(new, old)


def test_edits_make_a_mutant_of_a_program() -> None:
    chance = Random(11)
    for one in examples() if ALL else chance.sample(examples(), 4):
        faulty = [*mutants(one)]
        for mutant in faulty if ALL else chance.sample(faulty, min(8, len(faulty))):
            assert applied(one, delta(one, mutant.program)) == plain(mutant.program)
            assert applied(mutant.program, delta(mutant.program, one)) == plain(one)


@pytest.mark.parametrize("seed", SEEDS)
def test_edits_tell_whatever_was_edited(seed: int) -> None:
    chance = Random(seed)
    old = chance.choice(trees())
    new = edited(old, chance, times=1 + seed % 9)
    edits = holds(old, new)
    assert edits == differences(old, new)
    assert len({(one.how, one.path) for one in edits}) == len(edits)
    holds(new, old)
    for left_out in chance.sample(edits, min(6, len(edits))):
        with suppress(KeyError, ValueError):
            rest = [one for one in edits if one is not left_out]
            assert canonical(applied(old, rest)) != canonical(new), left_out


LETTERS = tuple("abcde")
PAGE: Path = ("pages", "trang", "items")


def form(*ids: str, more: tuple[ir.Page, ...] = ()) -> ir.Program:
    return program(pages=(page(*map(question, ids)), *more))


@pytest.mark.parametrize("order", [*permutations(LETTERS)], ids="".join)
def test_no_part_is_moved_that_may_stay(order: tuple[str, ...]) -> None:
    edits = delta(form(*LETTERS), form(*order))
    rising = (
        len(run)
        for length in range(len(order) + 1)
        for run in combinations(order, length)
        if [*run] == sorted(run)
    )
    assert {one.how for one in edits} <= {"move"}
    assert len(edits) == len(order) - max(rising)


def test_a_part_that_is_put_before_others_moves_none_of_them() -> None:
    added = delta(form("a", "b"), form("moi", "a", "b"))
    assert [(one.how, one.path, one.behind) for one in added] == [("add", (*PAGE, "moi"), "")]


def test_a_part_tells_behind_what_it_stands_and_stood() -> None:
    assert delta(form("a", "b", "c"), form("b", "c", "a")) == (Edit("move", (*PAGE, "a"), "", "c"),)


def test_a_question_that_goes_to_another_page_is_the_same_question() -> None:
    after = page(question("c"), question("b", hint="Ghi rõ"), id="trang_sau")
    edits = delta(
        form("a", "b", more=(page(question("c"), id="trang_sau"),)), form("a", more=(after,))
    )
    there: Path = ("pages", "trang_sau", "items", "b")
    assert edits == (
        Edit("move", there, None, "c", source=(*PAGE, "b")),
        Edit("set", (*there, "hint"), "", "Ghi rõ"),
    )


def test_a_new_page_comes_without_the_questions_that_it_takes_from_others() -> None:
    edits = delta(form("a", "b"), form("a", more=(page(question("b"), id="moi"),)))
    assert [(one.how, one.path, one.source) for one in edits] == [
        ("add", ("pages", "moi"), ()),
        ("move", ("pages", "moi", "items", "b"), (*PAGE, "b")),
    ]


def test_a_question_is_renamed_when_it_says_so() -> None:
    old = program(pages=(page(question("a"), question("b")),))
    new = program(pages=(page(question("ten_moi", was=("a",)), question("b")),))
    assert delta(old, new) == (
        Edit("set", (*PAGE, "ten_moi", "id"), "a", "ten_moi"),
        Edit("set", (*PAGE, "ten_moi", "label"), "a", "ten_moi"),
        Edit("add", (*PAGE, "ten_moi", "was", "a"), None, "a"),
    )


def test_a_question_that_does_not_say_so_is_another_question() -> None:
    edits = delta(form("a"), form("ten_moi"))
    assert [(one.how, one.path[-1]) for one in edits] == [("remove", "a"), ("add", "ten_moi")]


def test_a_name_that_something_still_has_was_not_taken_over() -> None:
    old = form("a")
    new = program(pages=(page(question("a"), question("b", was=("a",))),))
    assert [(one.how, one.path) for one in delta(old, new)] == [("add", (*PAGE, "b"))]


def test_a_question_of_a_list_is_renamed_within_the_list() -> None:
    def listed(field: ir.Field) -> ir.Program:
        return program(pages=(page(ir.Group("con", "Các con", (field,))),))

    edits = delta(
        listed(question("tuoi", COUNT)), listed(question("so_tuoi", COUNT, was=("tuoi",)))
    )
    assert edits[0] == Edit("set", (*PAGE, "con", "fields", "so_tuoi", "id"), "tuoi", "so_tuoi")


def test_the_order_of_a_set_is_no_difference() -> None:
    old = program(audience=("citizen", "organisation"), retired=("a", "b"))
    new = program(audience=("organisation", "citizen"), retired=("b", "a"))
    assert delta(old, new) == ()


def test_members_of_a_set_come_and_go() -> None:
    old, new = program(audience=("citizen", "foreigner")), program(audience=("citizen", "agency"))
    assert delta(old, new) == (
        Edit("remove", ("audience", "foreigner"), "foreigner"),
        Edit("add", ("audience", "agency"), None, "agency"),
    )


def test_rows_answer_to_one_another_by_their_conditions_and_days() -> None:
    """A rate that ends and another that follows it: the first has an end, the second is new."""
    edits = delta(priced((None, None, 10)), priced((None, JULY, 10), (JULY, None, 15)))
    rows: Path = ("fees", "phi", "amount", "rows")
    assert [(one.how, one.path) for one in edits] == [
        ("add", (*rows, "+2")),
        ("set", (*rows, "1", "end")),
    ]


def priced(*rates: tuple[date | None, date | None, int]) -> ir.Program:
    rows = (ir.Row(ir.TRUE, lit("money", amount), start, end) for start, end, amount in rates)
    return program(fees=(fee(decision(*rows)),))


def test_a_rule_is_one_leaf() -> None:
    old = program(pages=(page(question("a"), question("b", when=equals("a", "x"))),))
    new = program(pages=(page(question("a"), question("b", when=equals("a", "y"))),))
    assert [one.path for one in delta(old, new)] == [(*PAGE, "b", "when")]


def test_the_edition_is_no_part_of_what_a_program_says() -> None:
    assert delta(program(catalogue="thu/2025"), program(catalogue="thu/2026")) == ()
