"""The benchmark table: what was measured, its budget, and whether it is met. Time never fails it.

python -m tests.bench [--short | --tiny] [--only ROW …] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeAlias

from tests.bench.comparing import diff
from tests.bench.compile import cold, one_edit
from tests.bench.evaluating import form, table
from tests.bench.measuring import FULL, SHORT, TINY, Measured, Scale
from tests.bench.memory import memory
from tests.bench.pages import pages
from tests.bench.proving import proofs
from tests.bench.queueing import queue
from tests.bench.serving import load
from tests.bench.starting import start
from tests.bench.storing import submit

Row: TypeAlias = Callable[[Scale], Iterator[Measured]]
ROWS: Mapping[str, Row] = {
    "cold": cold,
    "edit": one_edit,
    "evaluate": form,
    "table": table,
    "proofs": proofs,
    "diff": diff,
    "pages": pages,
    "submit": submit,
    "queue": queue,
    "load": load,
    "memory": memory,
    "start": start,
}
WORDS = {True: "yes", False: "NO", None: ""}


def main(words: Sequence[str] | None = None) -> int:
    given = _arguments().parse_args(words)
    scale = TINY if given.tiny else SHORT if given.short else FULL
    print(f"{'':<62}{'measured':>12} {'':<9}{'budget':>8}  met", flush=True)
    measured = []
    for name in given.only or ROWS:
        for one in ROWS[name](scale):
            print(line(one), flush=True)
            measured.append({"row": name, **asdict(one), "met": one.met})
    if given.json:
        Path(given.json).write_text(json.dumps(measured, indent=1) + "\n")
    return 0


def line(one: Measured) -> str:
    value = f"{one.value:,.0f}" if one.value >= 1000 else f"{one.value:.3g}"
    sign = "≥" if one.at_least else "≤"
    budget = "" if one.budget is None else f"{sign} {one.budget:g}"
    return f"{one.name:<62}{value:>12} {one.unit:<9}{budget:>8}  {WORDS[one.met]}".rstrip()


def _arguments() -> argparse.ArgumentParser:
    arguments = argparse.ArgumentParser(prog="bench", description=__doc__)
    sizes = arguments.add_mutually_exclusive_group()
    sizes.add_argument("--short", action="store_true", help="a smaller catalogue, 10 s of load")
    sizes.add_argument("--tiny", action="store_true", help="only to see that every row runs")
    arguments.add_argument("--only", action="append", choices=list(ROWS), metavar="ROW")
    arguments.add_argument("--json", metavar="FILE", help="the same as JSON")
    return arguments


if __name__ == "__main__":
    raise SystemExit(main())
