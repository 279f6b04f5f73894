"""The filings that the scenarios of a procedure lack: few, plain, and for a lawyer to sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from compiler import ir
from compiler.compiled import Compiled
from compiler.coverage import Coverage, Draft, coverage, taken
from compiler.evaluate import Engine, engine
from compiler.evaluation import Filing, World
from compiler.leaner import leaner
from compiler.scenarios import settled
from compiler.spelled_filings import scenario
from compiler.verify.reaching import Reach
from compiler.working_days import add_working, local


def proposed(one: Compiled, world: World) -> tuple[Draft, ...]:
    ready = engine(one.program, world)
    known = coverage(ready)
    if not known.missing:
        return ()
    reach = Reach(ready)
    return tuple(drafts(reach, reach.judged(known)))


def drafts(reach: Reach, known: Coverage) -> Iterator[Draft]:
    """Each takes as many of the branches that are left as go together."""
    left = [one for one in known.missing if one in known.reachable]
    while left:
        filing = reach.filing(left)
        takes = tuple(taken(reach.engine, filing, left)) if filing else ()
        if filing is not None and takes:
            lean = running(reach.engine, leaner(reach.engine, filing, takes))
            yield Draft(scenario(reach.engine, lean), takes)
        left = [one for one in left[0 if takes else 1 :] if one not in takes]


def running(engine: Engine, filing: Filing) -> Filing:
    """What the term waits for happens, a working day after what happened before; and steps that
    not every filing takes are done."""
    calendar, at = engine.world.calendar, local(filing.at)
    while waits := _next(engine, filing):
        day = add_working(at.date(), 1, calendar)
        at = datetime.combine(day, at.timetz())
        filing = replace(filing, events={**filing.events, waits: at})
    return filing


def _next(engine: Engine, filing: Filing) -> str:
    found = settled(engine, filing)[1]
    steps = engine.program.steps
    own = [one.id for one in steps if one.when != ir.TRUE and found.steps[one.id]]
    wanted = (found.term.waits, *(f"done {step}" for step in own))
    return next((one for one in wanted if one and one not in filing.events), "")
