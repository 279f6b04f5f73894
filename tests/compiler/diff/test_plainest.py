"""Wishes for a plainer person: each is granted that goes together with those granted before it."""

from __future__ import annotations

from random import Random

import pytest

from compiler.diff.pair import Pair
from compiler.diff.plainest import Plainest
from compiler.diff.side_by_side import SideBySide, side_by_side
from compiler.verify import solver as s
from compiler.verify.solver import Answer, Term
from tests.compiler.building import program

WISHES, THINGS = 14, 8


def some(chance: Random) -> list[Term]:
    """Wishes of which many are in conflict, two by two or only several together."""
    things = [s.truth(f"thing {number}") for number in range(THINGS)]

    def literal() -> Term:
        one = chance.choice(things)
        return one if chance.random() < 0.5 else s.negation(one)

    return [
        (s.both if chance.random() < 0.6 else s.either)(*(literal() for _ in range(3)))
        for _ in range(WISHES)
    ]


def one_by_one(sides: SideBySide, terms: list[Term]) -> list[bool]:
    kept: list[Term] = []
    for one in terms:
        if sides.put(*kept, one).verdict == "yes":
            kept.append(one)
    return [any(one is it for it in kept) for one in terms]


def granted(sides: SideBySide, terms: list[Term]) -> list[bool]:
    with sides.solver.supposing(()):
        work = Plainest(sides, sides.put())
        work.wish(terms)
        return [work.model.truth(one) for one in terms]


def alone() -> SideBySide:
    return side_by_side(Pair(program(), program()))


@pytest.mark.parametrize("seed", range(20))
def test_wishes_are_granted_as_if_asked_for_one_by_one(seed: int) -> None:
    sides, terms = alone(), some(Random(seed))
    one = one_by_one(sides, terms)
    assert not all(one)
    assert granted(sides, terms) == one


def test_where_the_solver_cannot_tell_a_wish_is_still_tried_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sides, terms = alone(), some(Random(1))
    wished = SideBySide.wished

    def impatient(self: SideBySide, some: tuple[Term, ...], labels: tuple[str, ...] = ()) -> Answer:
        return wished(self, some, labels) if len(some) == 1 else Answer("undecided")

    monkeypatch.setattr(SideBySide, "wished", impatient)
    one = one_by_one(sides, terms)
    assert granted(sides, terms) == one


def test_what_is_supposed_for_a_while_is_forgotten() -> None:
    solver, thing = s.Solver(), s.truth("thing")
    with solver.supposing([thing]):
        assert solver.ask(s.negation(thing)).verdict == "no"
        assert solver.against([thing, s.negation(thing)]) == {1}
    assert solver.ask(s.negation(thing)).verdict == "yes"
    assert solver.ask(thing, s.negation(thing)).verdict == "no"
    assert solver.against([thing, s.negation(thing)]) == {0, 1}


def test_what_is_not_told_in_a_hurry_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    sides, thing = alone(), s.truth("thing")
    monkeypatch.setattr(SideBySide, "wished", lambda *_: Answer("undecided"))
    assert sides.ask(thing).verdict == "yes"
    assert sides.ask(thing, s.negation(thing)).verdict == "no"


def test_hopes_are_given_up_where_they_stand_in_the_way() -> None:
    sides, thing = alone(), s.truth("thing")
    assert sides.ask(thing, hoped=[s.negation(thing)]).verdict == "yes"
    assert sides.ask(thing, s.negation(thing), hoped=[thing]).verdict == "no"
