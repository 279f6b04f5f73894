"""The filings that the scenarios of a procedure lack: few, plain, and for a lawyer to sign."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.compiled import Compiled
from compiler.coverage import Coverage, Draft, coverage, taken
from compiler.evaluate import engine
from compiler.evaluation import World
from compiler.leaner import leaner
from compiler.spelled_filings import scenario
from compiler.verify.reaching import Reach


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
            yield Draft(scenario(reach.engine, leaner(reach.engine, filing, takes)), takes)
        left = [one for one in left[0 if takes else 1 :] if one not in takes]
