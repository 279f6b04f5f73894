"""How long it takes until the command line and the server are there.

The command line: a process that prints the help, from start to end. The server: from the start of
its process, on a store that holds the example catalogue, until its address accepts a connection.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from runtime.demo import free_port
from tests.bench.measuring import ENVIRONMENT, ROOT, Measured, Scale, seconds
from tests.bench.serving import HOST, prepare, running


def start(scale: Scale) -> Iterator[Measured]:
    rounds = scale.rounds * 2
    shown = [_help() for _ in range(rounds + 1)][1:]
    bare = [_run("-c", "pass") for _ in range(rounds)]
    yield Measured("motcua --help", median(shown) * 1000, "ms", 100)
    yield Measured("  Python alone", median(bare) * 1000, "ms")
    with TemporaryDirectory(prefix="motcua-bench-") as folder:
        prepare(Path(folder), free_port(HOST), 1)
        started = [seconds(lambda: _start(Path(folder))) for _ in range(scale.rounds)]
    yield Measured("server, until it accepts connections", median(started) * 1000, "ms")


def _help() -> float:
    return _run("-m", "cli", "--help")


def _run(*arguments: str) -> float:
    return seconds(
        lambda: subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            check=True,
        )
    )


def _start(folder: Path) -> None:
    with running(folder, free_port(HOST)):
        pass
