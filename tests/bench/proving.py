"""Proofs: each procedure of the examples, and a large catalogue with two processes.

A procedure is timed alone, in seconds of work, from its program to all that was shown, in one
process that has proved another one before. The large catalogue is timed as `motcua verify` runs
it, compiling included.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import quantiles
from time import perf_counter, process_time

from tests.bench.compile import folder_of
from tests.bench.measuring import ROOT, Measured, Scale

MOST = 200
"""More procedures than these are reckoned from as many."""


def proofs(scale: Scale) -> Iterator[Measured]:
    from compiler.pipeline import check_folder
    from compiler.verify.folder import verify_folder
    from compiler.verify.prove import prove

    timed = []
    for name in ("hcmc", "rules"):
        made = check_folder(ROOT / "examples" / name)
        listed = made.procedures if scale.rounds > 1 else made.procedures[:3]
        prove(listed[0].program, made.world)
        for one in listed:
            start = process_time()
            prove(one.program, made.world)
            timed.append(process_time() - start)
    late = quantiles(timed, n=20)[-1]
    yield Measured("proof of a procedure of the examples, p95", late, "s", 0.35)
    yield Measured("  the slowest", max(timed), "s")
    count = min(scale.procedures, MOST)
    with folder_of(count) as folder:
        start = perf_counter()
        verify_folder(folder, 2)
        taken = perf_counter() - start
        yield Measured(f"proof of {count} made up, two processes", taken, "s")
        if count == MOST:
            yield Measured("  2,000 at this rate", taken * 2000 / count, "s", 300)
        start = perf_counter()
        verify_folder(folder, 2)
        yield Measured("  the same again, nothing changed", perf_counter() - start, "s", 1)
