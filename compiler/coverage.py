"""Which branches of a procedure its scenarios take, as the evaluator sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from compiler import ir
from compiler.branches import Branch, branches
from compiler.evaluate import Engine
from compiler.evaluation import Evaluation, Filing
from compiler.scenarios import read, settled


@dataclass(frozen=True, slots=True)
class Coverage:
    """`taken` by some scenario; `nobody` can take these; of the rest nothing is known yet."""

    program: ir.Program
    branches: tuple[Branch, ...]
    taken: frozenset[Branch]
    nobody: frozenset[Branch] = frozenset()
    reachable: frozenset[Branch] = frozenset()
    """Shown to be so; those that are taken are."""

    def counted(self, *, boundary: bool) -> tuple[Branch, ...]:
        return tuple(
            one for one in self.branches if one.boundary == boundary and one not in self.nobody
        )

    @property
    def missing(self) -> tuple[Branch, ...]:
        return tuple(one for one in self.branches if one not in self.taken | self.nobody)

    @property
    def unsure(self) -> tuple[Branch, ...]:
        """Missing, and perhaps nobody can take them."""
        return tuple(one for one in self.missing if one not in self.reachable)


@dataclass(frozen=True, slots=True)
class Draft:
    """A scenario without a name, for a lawyer to sign, and what no other scenario tries."""

    scenario: ir.Scenario
    takes: tuple[Branch, ...]


def coverage(engine: Engine) -> Coverage:
    program = engine.program
    wanted = branches(program)
    done = set[Branch]()
    for scenario in program.scenarios if wanted else ():
        filing, _ = read(engine, scenario)
        done.update(taken(engine, filing, (one for one in wanted if one not in done)))
    return Coverage(program, wanted, frozenset(done))


def taken(engine: Engine, filing: Filing, wanted: Iterable[Branch]) -> Iterator[Branch]:
    """What an officer is not said to have found, was not found."""
    open_ = tuple(wanted)
    findings = {fact.id: False for fact in engine.program.facts if fact.by} | {**filing.findings}
    whole, evaluation = settled(engine, replace(filing, findings=findings))
    rules = tuple({rule: None for one in open_ for rule in one.rules})
    verdicts = dict(zip(rules, engine.judge(whole, rules), strict=True))
    for one in open_:
        if (
            all(verdicts[rule] is True for rule in one.holds)
            and all(verdicts[rule] is False for rule in one.fails)
            and all(_shown(evaluation, path) for path in one.shown)
        ):
            yield one


def _shown(evaluation: Evaluation, path: str) -> bool:
    kind, _, page = path.partition("page ")
    states = evaluation.fields if kind or not page else evaluation.pages
    return states.get(page or path) == "shown"
