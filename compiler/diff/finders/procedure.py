"""The procedure as a whole: its name, its days, whom it is for, how it is filed."""

from __future__ import annotations

from collections.abc import Iterator

from compiler import ir
from compiler.diff.finders.rows import Row, always, members, reworded
from compiler.diff.sites import Found, Site, named

ONLINE = ("none", "partial", "full")


def start(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Program)
    slug = "earlier" if new.start < old.start else "later"
    told = (("old_day", old.start.isoformat()), ("new_day", new.start.isoformat()))
    yield Found(f"effective-date-moved-{slug}", told)


def end(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Program)
    shorter = new.end is not None and (old.end is None or new.end < old.end)
    slug = "expiry-set-or-shortened" if shorter else "expiry-lifted-or-extended"
    told = (one.isoformat() if one else "" for one in (old.end, new.end))
    yield Found(slug, tuple(zip(("old_day", "new_day"), told, strict=True)))


def online(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Program)
    if old.online != new.online:
        lower = ONLINE.index(new.online) < ONLINE.index(old.online)
        slug = "online-level-lowered" if lower else "online-level-raised"
        yield Found(slug, (("old", old.online), ("new", new.online)))


def sets(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Program)
    slug = "sets-increased" if new.sets > old.sets else "sets-decreased"
    yield Found(slug, (("old", str(old.sets)), ("new", str(new.sets))))


def sector(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Program)
    yield Found("sector-changed", (("old", old.domain_name), ("new", new.domain_name)))


def decision(site: Site) -> Iterator[Found]:
    told = (one.published_by for one in site.both(ir.Program))
    acts = tuple(one.act if one else "" for one in told)
    yield Found("publication-decision-changed", (("old", acts[0]), ("new", acts[1])))


def transition(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Program)
    yield Found("transition-changed", (("old", old.transition), ("new", new.transition)))


def lists(site: Site) -> Iterator[Found]:
    """Lists that are kept beside the program; one that is used now, or no longer, is told where a
    question has it."""
    names = site.pair.new_world.names
    for edit in (one for one in site.edits if one.how == "set"):
        name = edit.path[1]
        args = (("name", names.get(f"list/{name}", name)),)
        yield Found("shared-part-changed", args, part=("lists", name), edits=(edit,))


def bundled(site: Site) -> Iterator[Found]:
    """How the procedures of a bundle hang together. What one of them says by itself is told where
    it is compared, and for the bundle by the parts that it is made of."""
    own = (("program",), ("name",))
    tied = tuple(one for one in site.edits if one.path[2:] not in own)
    if tied:
        yield Found("members-changed", (("name", named(site.new)),), edits=tied)


ROWS = (
    Row("", "code", reworded("procedure-code-changed", "code")),
    Row("", "name", reworded("title-changed", "name")),
    Row("", "domain domain_name", sector),
    Row("", "short before_lodging online_reason", always("procedure-wording-changed")),
    Row("", "audience", members("audience-widened", "audience-narrowed", "audience", "audience")),
    Row("", "channels", members("channel-added", "channel-removed", "channels", "channel")),
    Row("", "online", online),
    Row("", "sets", sets),
    Row("", "start", start),
    Row("", "end", end),
    Row("", "transition", transition),
    Row("", "published_by", decision),
    Row("", "parties", always("parties-changed")),
    Row("", "members", bundled),
    Row("", "present_means", always("component-details-changed")),
    Row("", "outline", always("outline-changed")),
    Row("", "lists", lists),
    Row("", "scenarios", always("scenario-changed")),
    Row("", "*", always("source-only")),
)
