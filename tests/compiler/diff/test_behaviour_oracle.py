"""Small programs of which every filing is tried: whom a change touches is what the trial shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import TypeAlias

import pytest

from compiler import ir
from compiler.diff.behaviour import Behaviours
from compiler.diff.comparison import Behaviour, Case, Verdict
from compiler.diff.pair import Pair
from compiler.diff.question import REFUSALS
from compiler.evaluate import Engine, engine
from compiler.evaluation import Evaluation, Filing, World
from tests.compiler.building import TET, fee, lit, paper
from tests.compiler.small_worlds import Small, small

Person: TypeAlias = tuple[Filing, Evaluation, Evaluation]
WORLD = World(TET)
WORLDS = 24
PARTS = 4


@dataclass(frozen=True, slots=True)
class Trial:
    """Two versions of a small program with everybody who may file in both."""

    old: ir.Program
    new: ir.Program
    filled: tuple[Person, ...]
    """Nothing is missing in what they hand in."""

    @property
    def people(self) -> tuple[Person, ...]:
        """Those whom both would take."""
        return tuple(it for it in self.filled if not _refused(it[1]) and not _refused(it[2]))

    @property
    def asker(self) -> Behaviours:
        return Behaviours(Pair(self.old, self.new, WORLD, WORLD))


def trial(of: Small, old: ir.Program, new: ir.Program) -> Trial:
    engines = engine(old, WORLD), engine(new, WORLD)
    return Trial(old, new, tuple(_filled(of, *engines)))


def _filled(of: Small, old: Engine, new: Engine) -> Iterator[tuple[Filing, Evaluation, Evaluation]]:
    for filing in of.filings():
        if (of.rules.officer and not filing.findings) or (
            of.rules.register and not filing.registers
        ):
            continue
        before, after = old.run(filing), new.run(filing)
        if all(_shut(it) or not _refused(it) for it in (before, after)):
            yield filing, before, after


def _refused(evaluation: Evaluation) -> bool:
    return any(one.level == "must" for one in evaluation.faults)


def _shut(evaluation: Evaluation) -> bool:
    """Refused for what is answered, and for nothing that is missing."""
    kinds = {one.kind for one in evaluation.faults if one.level == "must"}
    return bool(kinds) and kinds <= {*REFUSALS}


def verdict(gained: bool, lost: bool) -> Verdict:
    if gained and lost:
        return "different"
    return "widened" if gained else "narrowed" if lost else "same"


def changed(chance: Random, of: Small) -> ir.Program:
    """Other conditions of questions, other facts, other bounds of who may file."""

    def other(rule: ir.Expr) -> ir.Expr:
        return chance.choice((ir.Not(rule), ir.TRUE, rule, rule, rule))

    program = of.program
    pages = tuple(
        replace(
            page,
            items=tuple(
                replace(it, when=other(it.when)) if isinstance(it, (ir.Field, ir.Group)) else it
                for it in page.items
            ),
        )
        for page in program.pages
    )
    facts = tuple(
        replace(it, value=ir.Not(it.value)) if it.type == "bool" and chance.random() < 0.4 else it
        for it in program.facts
    )
    needs = tuple(replace(it, test=other(it.test)) for it in program.requirements)
    return replace(program, pages=pages, facts=facts, requirements=needs)


def trials(part: int, made: Callable[[Random, Small, ir.Program], Trial]) -> Iterator[Trial]:
    chance = Random(f"so sánh {part}")
    for _ in range(WORLDS // PARTS):
        of = small(chance)
        yield made(chance, of, changed(chance, of))


def asked_for(chance: Random, of: Small, new: ir.Program) -> Trial:
    one = of.rules.rule(3)
    other = chance.choice(
        (of.rules.rule(2), one, ir.Any((one, of.rules.rule(1))), ir.Not(ir.Not(one)))
    )
    return trial(
        of,
        replace(of.program, components=(paper("giay", one),)),
        replace(new, components=(paper("giay", other),)),
    )


def paid(chance: Random, of: Small, new: ir.Program) -> Trial:
    hit: ir.Hit = chance.choice(("unique", "first", "sum", "max"))
    rows = [ir.Row(of.rules.rule(2), lit("money", 1000 * n)) for n in range(1, 4)]
    rest = chance.random() < 0.5
    if rest:
        rows[-1] = ir.Row(ir.TRUE, rows[-1].value)
    due = of.rules.rule(1)
    old = ir.Decision("fees/phi/amount", "money", tuple(rows), hit, rest)
    at = chance.randrange(len(rows))
    row = replace(rows[at], value=chance.choice((lit("money", 1500), of.rules.number(1))))
    if chance.random() < 0.4 and not (rest and at == 2):
        row = replace(row, when=of.rules.rule(1))
    newer = replace(old, rows=(*rows[:at], row, *rows[at + 1 :]))
    return trial(
        of,
        replace(of.program, fees=(fee(old, when=due),)),
        replace(new, fees=(fee(newer, when=due),)),
    )


def confirmed(tried: Trial, case: Case) -> None:
    """The filing comes to the same again, and both forms take it."""
    for program, was in ((tried.old, case.old), (tried.new, case.new)):
        assert was is not None
        assert not _refused(was)
        assert engine(program, WORLD).run(case.filing) == was


@pytest.mark.parametrize("part", range(PARTS))
def test_a_rule_holds_for_whom_the_trial_shows(part: int) -> None:
    for tried in trials(part, asked_for):
        old, new = (it.components[0].asked for it in (tried.old, tried.new))
        states = [
            (one.components[0].asked, two.components[0].asked) for _, one, two in tried.people
        ]
        gained = any(now is True and was is not True for was, now in states)
        lost = any(was is True and now is not True for was, now in states)
        found = tried.asker.condition(old, new)
        assert found.verdict == verdict(gained, lost)
        for case, way in ((found.gained, (False, True)), (found.lost, (True, False))):
            if case is not None:
                confirmed(tried, case)
                assert case.old is not None
                assert case.new is not None
                assert (
                    case.old.components[0].asked is True,
                    case.new.components[0].asked is True,
                ) == way


def amount(evaluation: Evaluation) -> int | None:
    found = evaluation.fees[0].before
    return found.high if found.decided else None


def more(one: int | None, other: int | None) -> bool:
    """What nobody can work out is neither less nor more, but something else."""
    return one != other if one is None or other is None else one < other


@pytest.mark.parametrize("part", range(PARTS))
def test_somebody_pays_more_or_less_as_the_trial_shows(part: int) -> None:
    verdicts = Counter[str]()
    for tried in trials(part, paid):
        old, new = (it.fees[0].amount for it in (tried.old, tried.new))
        due = [(amount(one), amount(two)) for _, one, two in tried.people
               if one.fees[0].due and two.fees[0].due]  # fmt: skip
        found = tried.asker.decision(old, new)
        verdicts[found.verdict] += 1
        if found.verdict == "unclear":
            continue
        assert found.verdict == verdict(
            any(more(was, now) for was, now in due), any(more(now, was) for was, now in due)
        )
        for case in (found.gained, found.lost):
            if case is not None:
                confirmed(tried, case)
    assert verdicts["unclear"] <= 1


@pytest.mark.parametrize("part", range(PARTS))
def test_who_may_file_and_what_they_pay_in_all_is_as_the_trial_shows(part: int) -> None:
    for tried in trials(part, paid):
        assert tried.asker.solved
        found = tried.asker.solved.outcomes()
        refused = [(_shut(one), _shut(two)) for _, one, two in tried.filled]
        assert found["eligible"].verdict == verdict(
            any(was and not now for was, now in refused),
            any(now and not was for was, now in refused),
        )
        totals = [(one.total, two.total) for _, one, two in tried.people]
        if found["total"].verdict != "unclear":
            assert found["total"].verdict == verdict(
                any(now.low > was.low for was, now in totals if was.decided and now.decided),
                any(now.low < was.low for was, now in totals if was.decided and now.decided),
            )


@pytest.mark.parametrize("part", range(PARTS))
def test_the_other_way_round_is_the_mirror(part: int) -> None:
    turned = {"widened": "narrowed", "narrowed": "widened"}
    for tried in trials(part, asked_for):
        old, new = (it.components[0].asked for it in (tried.old, tried.new))
        back = replace(tried, old=tried.new, new=tried.old)
        one, other = tried.asker.condition(old, new), back.asker.condition(new, old)
        assert other.verdict == turned.get(one.verdict, one.verdict)
        assert (one.gained is None, one.lost is None) == (other.lost is None, other.gained is None)


def test_nothing_is_other_than_itself() -> None:
    for tried in trials(0, paid):
        same = replace(tried, new=tried.old).asker
        assert same.solved
        assert {it.verdict for it in same.solved.outcomes().values()} == {"same"}
        assert same.decision(tried.old.fees[0].amount, tried.old.fees[0].amount) == Behaviour(
            "same"
        )
