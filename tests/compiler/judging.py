"""All that `check` and `verify` find in a program that nobody has written."""

from __future__ import annotations

from typing import cast

from compiler import ir
from compiler.compiled import Compiled
from compiler.evaluation import World
from compiler.lint.rule import Subject
from compiler.lint.steps_over_term import StepsOverTerm
from compiler.shared import Shared
from compiler.verify import verify
from compiler.verify.outcome import Outcome
from compiler.verify.prove import prove
from tests.compiler.mutants import Mutant


def findings(program: ir.Program, written: Compiled, world: World) -> list[Outcome]:
    """Proofs are asked for where the tables are sound."""
    nothing_shared = cast(Shared, None)  # the rule about steps looks nothing up
    subject = Subject(program, written.places, world, nothing_shared)
    judged = [*verify(program, written.places, world.names), *StepsOverTerm().check(subject)]
    found = [
        Outcome(one.slug, one.path.removeprefix(f"{program.code}/"), one.args) for one in judged
    ]
    return found or [*prove(program, world).found]


def told(mutant: Mutant, found: list[Outcome]) -> bool:
    """Whether one of the findings tells of the very fault."""
    return any(
        one.slug in mutant.anywhere
        or (one.slug in mutant.slugs and f"{one.path}/".startswith(f"{mutant.path}/"))
        for one in found
    )
