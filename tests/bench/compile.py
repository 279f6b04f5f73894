"""Compiling a large catalogue: cold, with all static outputs, after one edit.

Cold: in a fresh process, libraries imported, nothing built. `CSafeLoader` reads all YAML files of
the folder; then the same process checks the folder, lowers it and writes the bundle; then all
static outputs are written too. Neither side is interrupted by the garbage collector. One edit:
`Workshop` holds the catalogue, one procedure file changes on disk, and the time runs from there
to the new build, reading included. One-shot: `motcua check` with its cache after the same kind of
edit, less a process that only imports click, yaml and what the models take from pydantic.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.generator import catalogue, mutate, write
from tests.bench.measuring import ENVIRONMENT, ROOT, Measured, Scale, apart, seconds

PAIRS = 3
IMPORTS = """\
import click, yaml
from pydantic import BaseModel, BeforeValidator, Discriminator, Field, Tag, create_model
"""


@contextmanager
def folder_of(procedures: int) -> Iterator[Path]:
    with TemporaryDirectory(prefix="motcua-bench-") as folder:
        write(catalogue(procedures), Path(folder) / "catalogue")
        yield Path(folder) / "catalogue"


def cold(scale: Scale) -> Iterator[Measured]:
    with folder_of(scale.procedures) as folder:
        rounds = min(scale.rounds, PAIRS)
        timed = [apart("tests.bench.compile:cold_seconds", folder) for _ in range(rounds)]
    count = scale.procedures
    bare = median(compiled / yaml for yaml, compiled, _ in timed)
    rendered = median(everything / yaml for yaml, _, everything in timed)
    yield Measured(f"cold: check, lower, write {count}, to CSafeLoader", bare, "×", 4)
    yield Measured(f"cold with all static outputs {count}, to CSafeLoader", rendered, "×", 12)
    yield Measured("  CSafeLoader alone", median(one for one, _, _ in timed), "s")
    yield Measured("  check, lower, write", median(one for _, one, _ in timed), "s")


def cold_seconds(folder: str) -> tuple[float, float, float]:
    """Seconds of CSafeLoader, of check and bundle, and of that with all static outputs."""
    import gc

    import yaml

    from catalogue.load import read_folder
    from compiler.pipeline import Build, check_folder
    from compiler.publish import bundle_files
    from renderers.writing import write as write_build

    built: list[Build] = []

    def load_yaml() -> None:
        for name, content in read_folder(Path(folder)):
            if name.endswith(".yaml"):
                yaml.load(content, Loader=yaml.CSafeLoader)

    def build(targets: tuple[str, ...], out: str) -> None:
        if not built:
            built.append(check_folder(Path(folder)))
        write_build(Path(folder).with_name(out), built[0], bundle_files(built[0]), targets)

    gc.disable()
    read = seconds(load_yaml)
    compiled = seconds(lambda: build(("nothing but the bundle",), "build"))
    more = seconds(lambda: build((), "public"))
    assert not list(built[0].report), next(iter(built[0].report))
    return read, compiled, compiled + more


def one_edit(scale: Scale) -> Iterator[Measured]:
    with folder_of(scale.procedures) as folder:
        dev = apart("tests.bench.compile:edit_seconds", folder, scale.rounds)
        check = [sys.executable, "-m", "cli", "check", str(folder)]
        imports = [sys.executable, "-c", IMPORTS]
        _run(check)
        shots = []
        for number in range(scale.rounds):
            _edit(folder, 1000 + number)
            shots.append(seconds(lambda: _run(check)) - seconds(lambda: _run(imports)))
    name = f"of {scale.procedures}"
    yield Measured(f"one edit {name}, motcua dev", median(dev) * 1000, "ms", 60)
    beyond = median(shots) * 1000
    yield Measured(f"one edit {name}, motcua check, beyond imports", beyond, "ms", 300)


def edit_seconds(folder: str, rounds: int) -> list[float]:
    """From a changed file to the new build, in a process that holds the last one."""
    from compiler.watching import Watched
    from compiler.workshop import Workshop

    workshop, watched = Workshop(), Watched(Path(folder))
    workshop.build(watched.texts())
    timed = []
    for number in range(rounds + 1):
        _edit(Path(folder), number)
        timed.append(seconds(lambda: workshop.build(watched.texts())))
    return timed[1:]


def _edit(folder: Path, seed: int) -> None:
    names = sorted(folder.glob("procedures/*/*.yaml"))
    path = names[seed * 7 % len(names)]
    name = path.relative_to(folder).as_posix()
    change = mutate({name: path.read_bytes()}, seed, kinds=("raise a fee",))
    path.write_bytes(change.texts[name])


def _run(command: list[str]) -> None:
    done = subprocess.run(
        command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
