"""Proves a whole catalogue folder: what was proved before is read back, the rest shared out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

from catalogue.load import is_procedure, read_folder
from compiler import ir
from compiler.cache import sha
from compiler.compiled import Compiled
from compiler.evaluation import World
from compiler.last_check import edition
from compiler.pipeline import compile_texts
from compiler.sharing_out import shared_out
from compiler.uncollected import uncollected
from compiler.verify.claims import claims
from compiler.verify.kept import Kept, read_kept, write_kept
from compiler.verify.outcome import Proof, Verified
from compiler.verify.telling import told

CACHE = ".motcua/verify.json"
SOLVER = "z3"
MANY = 40
"""So many programs are worth the start of a second process."""
Progress: TypeAlias = Callable[[int, int], None]


def silent(done: int, of: int) -> None:
    """Nobody looks on."""


def verify_folder(
    folder: Path, jobs: int = 0, progress: Progress = silent, *, afresh: bool = False
) -> Verified:
    """Everything that `check` finds, and what is shown of the procedures that are understood."""
    texts, path, own = dict(read_folder(folder)), folder / CACHE, _edition()
    whole = sha(b"\0".join(part for name in sorted(texts) for part in (name.encode(), texts[name])))
    kept = Kept() if afresh else read_kept(path, own)
    if kept.whole is not None and kept.sha == whole:
        return kept.whole
    made = compile_texts(texts)
    listed = (*made.procedures, *made.faulty)
    ground = sha(repr((made.world.names, made.world.lists)).encode())
    keys = {f"{ground}{one.hash}": one for one in listed}
    known = {key: kept.proofs[key] for key in keys if key in kept.proofs}
    fresh = [one for key, one in keys.items() if key not in known]
    proved = zip(fresh, prove_all(fresh, made.world, jobs, progress), strict=True)
    known |= {f"{ground}{one.hash}": proof for one, proof in proved}
    able = has_solver()
    proofs = {one.hash: known[key] for key, one in keys.items()} if able else {}
    found = tuple(dict.fromkeys(told(made.report.sorted(), listed, proofs)))
    written = {*filter(is_procedure, texts), *(one.file for one in made.catalogue.bundles)}
    done = Verified(
        found, sum(one.claims for one in known.values()), sum(one.open for one in known.values()),
        len(written - {one.summary.file for one in listed}),
    )  # fmt: skip
    if able:
        write_kept(path, own, Kept(whole, done, known))
    return done


def has_solver() -> bool:
    return find_spec(SOLVER) is not None


def prove_all(
    listed: Sequence[Compiled], world: World, jobs: int = 0, progress: Progress = silent
) -> Iterator[Proof]:
    """In the order of the programs. Without a solver every claim stays open."""
    if not has_solver():
        counted = (sum(1 for _ in claims(one.program)) for one in listed)
        yield from (Proof(count, count) for count in counted)
        return
    programs = [one.program for one in listed]
    jobs = jobs or (2 if len(listed) > MANY else 1)
    done = shared_out(partial(_prove, world), programs, jobs, at_a_time=4)
    for number, proof in enumerate(done, 1):
        progress(number, len(listed))
        yield proof


def _prove(world: World, program: ir.Program) -> Proof:
    from compiler.verify.prove import prove

    with uncollected():
        return prove(program, world)


def _edition() -> str:
    try:
        return f"{edition()} {version('z3-solver')}"
    except PackageNotFoundError:
        return edition()
