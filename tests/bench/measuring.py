"""What a benchmark gives back, and the one way in which two things are timed against each other.

Ratios come from pairs: first one, then the other, at once after each other, several times; the
median of the ratios of the pairs is told. So a machine that is busy for a while does not decide.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
"""Every process finds compiled modules, as an installed program does."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured: as the budgets say, shortly, or just enough to see that it runs."""

    procedures: int
    rounds: int
    calls: int
    dossiers: int
    seconds: float
    crowd: int


FULL = Scale(procedures=2000, rounds=5, calls=2000, dossiers=640, seconds=60, crowd=1_000_000)
SHORT = Scale(procedures=400, rounds=5, calls=1000, dossiers=320, seconds=10, crowd=100_000)
TINY = Scale(procedures=3, rounds=1, calls=5, dossiers=8, seconds=0.4, crowd=2_000)


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the table; without a budget it stands beside another for comparison."""

    name: str
    value: float
    unit: str
    budget: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool | None:
        if self.budget is None:
            return None
        return self.value >= self.budget if self.at_least else self.value <= self.budget


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def pairs(
    ours: Callable[[], object], theirs: Callable[[], object], rounds: int
) -> tuple[float, float, float]:
    """Median seconds of both, and the median of the ratios ours ÷ theirs, after one warm-up."""
    ours(), theirs()
    timed = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    return (
        median(one for one, _ in timed),
        median(other for _, other in timed),
        median(one / other for one, other in timed),
    )


def apart(function: str, *arguments: object) -> Any:
    """Call `module:function` in a fresh process; its JSON-able result."""
    module, name = function.split(":")
    code = (
        f"import json, sys; from {module} import {name}; "
        f"print(json.dumps({name}(*json.loads(sys.argv[1]))))"
    )
    given = json.dumps([str(one) if isinstance(one, Path) else one for one in arguments])
    done = subprocess.run(
        [sys.executable, "-c", code, given], cwd=ROOT, env=ENVIRONMENT, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{function} failed:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])
