"""The way from a catalogue folder to checked programs, stage by stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from catalogue.diagnostics import Diagnostic, Report
from catalogue.load import Authored, Catalogue, assemble, is_procedure, load_file, read_folder
from catalogue.model import Procedure
from catalogue.record import record
from compiler.calendar_days import calendar
from compiler.compiled import Compiled, is_error
from compiler.evaluation import World
from compiler.lint import lint, lint_catalogue
from compiler.lint.rule import Subject, Whole
from compiler.lowering import lower
from compiler.lowering.tariffs import ground
from compiler.naming import names
from compiler.resolve import resolve
from compiler.shared import Index, Shared
from compiler.sharing_out import each_of, jobs_for
from compiler.summary import Summary, summary
from compiler.uncollected import uncollected
from compiler.verify import verify
from compiler.versions import judge_versions, until_next


@record
class Build:
    """A whole catalogue, compiled. Procedures with errors are not among `procedures`."""

    catalogue: Catalogue
    procedures: tuple[Compiled, ...]
    world: World
    report: Report
    faulty: tuple[Compiled, ...] = ()
    """Procedures that were understood and are wrong: a table with a gap, and the like."""

    @property
    def broken(self) -> bool:
        return any(is_error(one) for one in self.report)


def check_folder(folder: Path) -> Build:
    """Compile a catalogue folder; everything that is wrong is in the report."""
    return compile_texts(dict(read_folder(folder)))


def compile_texts(texts: Mapping[str, bytes], jobs: int = 0) -> Build:
    """Compile a catalogue's files, many procedures in so many processes (0: one a processor)."""
    with uncollected():
        common = sorted(name for name in texts if not is_procedure(name))
        catalogue, report = assemble(load_file(texts[name], name) for name in common)
        shared, found = ground(catalogue)
        report.extend(found)
        world = the_world(catalogue, report)
        made = tuple(compile_files(texts, shared, world, jobs))
        if any(one.compiled is None for one in made):
            catalogue = replace(catalogue, unreadable=catalogue.unreadable | {"procedure"})
        report.extend(found for one in made for found in one.found)
        done = [one.compiled for one in made if one.compiled is not None]
        authored = _overridden(catalogue, texts, done)
        done = with_overlay(catalogue, authored, done, shared, world, report)
        report.extend(found for one in done for found in one.found)
        sound = finish(catalogue, done, world, report)
        whole = with_bundles(catalogue, sound, _codes(done), shared, world, report)
        faulty = tuple(one for one in done if one.broken and one.whole)
        return Build(catalogue, whole, world, report, faulty)


@record
class Made:
    """One procedure's file: what was found when it was read and, if it could be, compiled."""

    found: tuple[Diagnostic, ...]
    compiled: Compiled | None


def compile_files(
    texts: Mapping[str, bytes], shared: Index, world: World, jobs: int = 0
) -> Iterator[Made]:
    """The procedures among these files, by name; with `jobs` of 0 as seems best."""
    names = sorted(filter(is_procedure, texts))
    jobs = jobs_for(len(names), jobs)
    work = partial(_compile_file, texts, shared, world)
    return each_of(work if jobs == 1 else partial(_sent, work), names, jobs)


def _compile_file(texts: Mapping[str, bytes], shared: Index, world: World, name: str) -> Made:
    one = load_file(texts[name], name)
    if one.value is None:
        return Made(one.found, None)
    return Made(one.found, compile_procedure(one.authored, shared, world))


def _sent(work: Callable[[str], Made], name: str) -> Made:
    made = work(name)
    if made.compiled is None or made.compiled.broken:
        return made
    return replace(made, compiled=made.compiled.spelled())


def _overridden(
    catalogue: Catalogue, texts: Mapping[str, bytes], done: Iterable[Compiled]
) -> Iterator[Authored[Procedure]]:
    codes = {str(one.procedure) for one in catalogue.local.overrides}
    files = (one.summary.file for one in done if one.summary.code in codes)
    return (load_file(texts[name], name).authored for name in files)


def _codes(done: Iterable[Compiled]) -> frozenset[str]:
    return frozenset(one.summary.code for one in done)


def compile_procedure(one: Authored[Procedure], shared: Index, world: World) -> Compiled:
    """One procedure through every stage; later stages only judge what earlier ones accepted."""
    view = Shared(shared)
    resolved, found = resolve(one.file, one.value, view)
    program, places, more = lower(resolved, identity(shared.catalogue))
    found.extend(more)
    understood = not view.unsure() and not any(is_error(finding) for finding in found)
    if understood:
        found.extend(verify(program, places, world.names))
        found.extend(lint(Subject(program, places, world, view), draft=one.draft))
    told = summary(
        one.file, program, places, frozenset(view.made), unsure=view.unsure(),
        outlived=view.outlived.items(),
    )  # fmt: skip
    return Compiled(program, places, told, found.sorted(), understood)


def finish(
    catalogue: Catalogue, done: Iterable[Compiled], world: World, report: Report
) -> tuple[Compiled, ...]:
    """The sound procedures, each until its next version; and what only the whole shows."""
    listed = tuple(done)
    sound = [one for one in listed if not one.broken and not one.summary.unsure]
    complete = len(sound) == len(listed) and "procedure" not in catalogue.unreadable
    judge_catalogue(catalogue, [one.summary for one in sound], world, report, complete=complete)
    return until_next(sound)


def with_overlay(
    catalogue: Catalogue,
    procedures: Iterable[Authored[Procedure]],
    done: list[Compiled],
    shared: Index,
    world: World,
    report: Report,
) -> list[Compiled]:
    """The procedures, those of the base in the text that the place has given them."""
    if not catalogue.local.overrides:
        return done
    from compiler.overlaying import overlaid

    local, found = overlaid(
        catalogue.local.overrides,
        {one.file: one for one in procedures},
        done,
        world.calendar,
        lambda one: compile_procedure(one, shared, world),
    )
    report.extend(found)
    return local


def with_bundles(
    catalogue: Catalogue,
    sound: tuple[Compiled, ...],
    codes: frozenset[str],
    shared: Index,
    world: World,
    report: Report,
) -> tuple[Compiled, ...]:
    """The procedures, and after them the bundles that are made of them; `codes`: of all that
    could be read."""
    if not catalogue.bundles:
        return sound
    from compiler.linking import Written, compile_bundles

    written = Written(codes, "procedure" not in catalogue.unreadable)
    made, found = compile_bundles(catalogue.bundles, sound, written, shared, world)
    report.extend(found)
    return (*sound, *made)


def judge_catalogue(
    catalogue: Catalogue,
    told: Iterable[Summary],
    world: World,
    report: Report,
    *,
    complete: bool,
) -> None:
    """Versions that overlap, shared things that nobody uses, a calendar that is too short."""
    summaries = tuple(sorted(told, key=lambda one: (one.code, one.start, one.file)))
    judge_versions(summaries, report)
    report.extend(lint_catalogue(Whole(catalogue, world, summaries, complete)))


def the_world(catalogue: Catalogue, report: Report) -> World:
    days = calendar(catalogue.calendar, report)
    return World(days, catalogue.lists, names(catalogue))


def identity(catalogue: Catalogue) -> str:
    """`hcmc/2026`: the catalogue and its edition."""
    head = catalogue.head
    return f"{head.id}/{head.edition}" if head else ""
