"""The way from a catalogue folder to checked programs, stage by stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.diagnostics import Diagnostic, Report
from catalogue.load import Authored, Catalogue, load, read_folder
from catalogue.messages import message
from catalogue.model import Procedure
from compiler import ir
from compiler.calendar_days import calendar
from compiler.evaluation import World
from compiler.ir_codec import encode, program_hash
from compiler.lint import lint, lint_catalogue
from compiler.lint.rule import Subject
from compiler.lowering import lower
from compiler.places import Places
from compiler.resolve import resolve
from compiler.shared import Index, LookUp, Shared, index
from compiler.verify import verify
from compiler.versions import versions


@dataclass(frozen=True, slots=True)
class Compiled:
    """One procedure file's program, its bytes and hash, its places, and what was found in it."""

    file: str
    program: ir.Program
    content: bytes
    hash: str
    places: Places
    found: tuple[Diagnostic, ...]
    look_ups: frozenset[LookUp] = frozenset()


@dataclass(frozen=True, slots=True)
class Build:
    """A whole catalogue, compiled. Procedures with errors are not among `procedures`."""

    catalogue: Catalogue
    procedures: tuple[Compiled, ...]
    world: World
    report: Report

    @property
    def broken(self) -> bool:
        return any(is_error(one) for one in self.report)


def check_folder(folder: Path) -> Build:
    """Compile a catalogue folder; everything that is wrong is in the report."""
    return compile_texts(dict(read_folder(folder)))


def compile_texts(texts: Mapping[str, bytes]) -> Build:
    catalogue, report = load(texts)
    shared, world = index(catalogue), the_world(catalogue, report)
    done = []
    for one in catalogue.procedures:
        compiled = compile_procedure(one, shared, world)
        report.extend(compiled.found)
        if not any(is_error(finding) for finding in compiled.found):
            done.append(compiled)
    return finish(catalogue, done, world, report)


def compile_procedure(one: Authored[Procedure], shared: Index, world: World) -> Compiled:
    """One procedure through every stage; later stages only judge what earlier ones accepted."""
    view = Shared(shared)
    head = shared.catalogue.head
    resolved, found = resolve(one.file, one.value, view)
    program, places, more = lower(resolved, f"{head.id}/{head.edition}" if head else "")
    found.extend(more)
    if not any(is_error(finding) for finding in found):
        found.extend(verify(program, places))
        found.extend(lint(Subject(program, places, world)))
    content = encode(program)
    return Compiled(
        one.file, program, content, program_hash(content), places, found.sorted(),
        frozenset(view.made),
    )  # fmt: skip


def finish(
    catalogue: Catalogue, done: Iterable[Compiled], world: World, report: Report
) -> Build:
    """What only the whole catalogue shows: versions that overlap, names that drift."""
    placed = versions(tuple(done), report)
    subjects = tuple(Subject(one.program, one.places, world) for one in placed)
    report.extend(lint_catalogue(subjects))
    return Build(catalogue, placed, world, report)


def the_world(catalogue: Catalogue, report: Report) -> World:
    return World(calendar(catalogue.calendar, report), catalogue.lists)


def is_error(finding: Diagnostic) -> bool:
    return message(finding.slug).severity == "error"
