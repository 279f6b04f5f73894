"""Checks again only what changed: a file itself, or something shared that it looked up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from catalogue.diagnostics import Diagnostic, Report
from catalogue.load import (
    assemble,
    is_procedure,
    load_file,
)
from compiler.cache import Kept, sha
from compiler.evaluation import World
from compiler.lowering.tariffs import ground
from compiler.meeting import OVERLAY, Meeting
from compiler.pipeline import (
    compile_procedure,
    judge_catalogue,
    the_world,
)  # fmt: skip
from compiler.shared import Index
from compiler.sharing_out import each_of, jobs_for


def check_texts(
    texts: Mapping[str, bytes], kept: Mapping[str, Kept]
) -> tuple[Report, dict[str, Kept]]:
    """The findings, and what to keep for the next time."""
    report, now = check_all(texts, kept)
    for one in now.values():
        report.extend(one.found)
    return report, now


def check_all(
    texts: Mapping[str, bytes], kept: Mapping[str, Kept], jobs: int = 0
) -> tuple[Report, dict[str, Kept]]:
    """What was found in shared files and in the whole; and what was in each procedure, or where
    procedures meet. In so many processes (0: one a processor, where there is much to do)."""
    shared_texts = [name for name in sorted(texts) if not is_procedure(name)]
    catalogue, report = assemble(load_file(texts[name], name) for name in shared_texts)
    shared, found = ground(catalogue)
    report.extend(found)
    world = the_world(catalogue, report)
    holds = _still(kept, shared)
    names = sorted(filter(is_procedure, texts))
    edited = [name for name in names if not holds(name, texts[name])]
    check = partial(_check, texts, shared, world)
    checked = dict(zip(edited, each_of(check, edited, jobs_for(len(edited), jobs)), strict=True))
    now = {name: checked.get(name) or kept[name] for name in names}
    told = [one.summary for one in now.values() if one.summary and one.sound]
    complete = len(told) == len(now)
    meeting = Meeting(catalogue, texts, dict(now), kept, holds, shared, world)
    if catalogue.local.overrides:
        now[OVERLAY] = meeting.overlay()
        seen = frozenset(one for one, _ in now[OVERLAY].seen)
        told = [replace(one, look_ups=one.look_ups | seen) for one in told[:1]] + told[1:]
    judge_catalogue(catalogue, told, world, report, complete=complete)
    for bundle in catalogue.bundles:
        now[bundle.file] = meeting.bundle(bundle)
    return report, now


def _still(kept: Mapping[str, Kept], shared: Index) -> Callable[[str, bytes], bool]:
    """Tells whether what was kept of a file holds: its text and all it looked up are the same."""
    seen = {one for file in kept.values() for one in file.seen}
    moved = {(look_up, was) for look_up, was in seen if shared.digest(look_up) != was}

    def holds(name: str, content: bytes) -> bool:
        one = kept.get(name)
        return one is not None and one.sha == sha(content) and moved.isdisjoint(one.seen)

    return holds


def _check(texts: Mapping[str, bytes], shared: Index, world: World, name: str) -> Kept:
    return check_file(name, texts[name], shared, world)


def check_file(name: str, content: bytes, shared: Index, world: World) -> Kept:
    """One procedure's file, checked now."""
    loaded = load_file(content, name)
    if loaded.value is None:
        return Kept(sha(content), (), loaded.found, None, sound=False)
    compiled = compile_procedure(loaded.authored, shared, world)
    found: tuple[Diagnostic, ...] = (*loaded.found, *compiled.found)
    seen = tuple((one, shared.digest(one)) for one in sorted(compiled.summary.look_ups))
    sound = not compiled.broken and not compiled.summary.unsure
    return Kept(sha(content), seen, found, compiled.summary, sound)
