"""How long people wait: for the decision, for a result, for an answer."""

from __future__ import annotations

from collections.abc import Iterator

from compiler import ir
from compiler.diff.finders.rows import Row, directed
from compiler.diff.lengths import longer, spelled, units
from compiler.diff.sites import Args, Found, Site, edited, named
from compiler.diff.waits import longest

LENGTH = ("within", "plus", "hit", "rest")


def term(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Program)
    yield from deadline(site, "term", old.term, new.term)


def of_result(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Result)
    yield from deadline(site, "within", old.within, new.within)


def of_member(site: Site) -> Iterator[Found]:
    """A procedure of a bundle, whose clock may start with the result of another."""
    old, new = site.both(ir.BundleMember)
    yield from deadline(site, "term", old.term, new.term)


def deadline(site: Site, at: str, old: ir.Clock | None, new: ir.Clock | None) -> Iterator[Found]:
    name = ("name", named(site.new))
    args = (name, ("old_time", spelled(old)), ("new_time", spelled(new)))
    if old is None or new is None:
        if old != new:
            yield Found("deadline-added" if old is None else "deadline-removed", (name,))
        return
    yield from _length(site, old, new, args)
    if old.starts != new.starts:
        told = (name, ("old", old.starts.key), ("new", new.starts.key))
        yield Found(
            "deadline-start-event-changed", told, part=(at, "start"),
            edits=edited(site, "start", "start_step"),
        )  # fmt: skip
    yield from _extensions(site, at, old, new)
    if old.silence != new.silence:
        told = (name, ("old", old.silence), ("new", new.silence))
        yield Found("silence-changed", told, part=(at, "silence"), edits=edited(site, "silence"))
    yield from _details(site, at)


def _length(site: Site, old: ir.Clock, new: ir.Clock, args: Args) -> Iterator[Found]:
    edits = edited(site, *LENGTH)
    pair = site.pair
    worst = (longest(old, pair.old_world.calendar), longest(new, pair.new_world.calendar))
    if units(old) != units(new) and None not in worst:
        more = zip(("old_worst", "new_worst"), map(str, worst), strict=True)
        yield Found("deadline-unit-changed", (*args, *more), edits=edits)
        return
    behaviour = longer(old, new, site.asker) if site.edits else site.asker.clock(old, new)
    for one in directed(
        behaviour, "deadline-lengthened", "deadline-shortened", "deadline-changed", args
    ):
        yield Found(one.slug, args, behaviour, edits=edits)


def _extensions(site: Site, at: str, old: ir.Clock, new: ir.Clock) -> Iterator[Found]:
    name = (("name", named(site.new)),)
    edits = edited(site, "extend")
    if not edits:
        return
    more = len(new.extend) - len(old.extend)
    slug = {1: "deadline-extension-added", -1: "deadline-extension-removed"}.get(
        (more > 0) - (more < 0), "deadline-details-changed"
    )
    yield Found(slug, name, part=(at, "extend"), edits=edits)


def _details(site: Site, at: str) -> Iterator[Found]:
    told = edited(site, *LENGTH, "start", "start_step", "extend", "silence")
    rest = tuple(one for one in site.edits if one not in told)
    if rest:
        name = (("name", named(site.new)),)
        yield Found("deadline-details-changed", name, part=(at, "details"), edits=rest)


ROWS = (
    Row("", "term", term, rules=True),
    Row("results/*", "within", of_result, rules=True),
    Row("members/*", "term", of_member, rules=True),
)
