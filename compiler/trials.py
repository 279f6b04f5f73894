"""Runs the scenarios of one procedure and sees which of its branches they take."""

from __future__ import annotations

from dataclasses import dataclass

from compiler import ir
from compiler.compiled import Compiled
from compiler.coverage import Coverage, coverage
from compiler.evaluate import engine
from compiler.linking.trials import run_linked
from compiler.pipeline import Build
from compiler.scenarios import Finding, fails


@dataclass(frozen=True, slots=True)
class Tried:
    compiled: Compiled
    found: tuple[tuple[ir.Scenario, tuple[Finding, ...]], ...]
    coverage: Coverage

    @property
    def program(self) -> ir.Program:
        return self.compiled.program

    @property
    def failed(self) -> int:
        return sum(fails(found) for _, found in self.found)


def try_all(one: Compiled, made: Build, *, prove: bool) -> Tried:
    """With `prove` the solver tells which of the missing branches can be taken at all."""
    members = {member.program for member in one.program.members}
    wanted = [it for it in made.procedures if it.hash in members or it is one]
    engines = {it.hash: engine(it.program, made.world) for it in wanted}
    found = tuple(
        (scenario, run_linked(engines, one.hash, scenario)) for scenario in one.program.scenarios
    )
    known = coverage(engines[one.hash])
    if prove and known.missing:
        from compiler.verify.reaching import Reach

        known = Reach(engines[one.hash]).judged(known)
    return Tried(one, found, known)
