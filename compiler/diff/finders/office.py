"""Who takes in, who decides, and through which hands a dossier goes."""

from __future__ import annotations

from collections.abc import Iterator

from compiler import ir
from compiler.diff.finders.rows import WHOLE, Row, always, condition, presence, when
from compiler.diff.lengths import spelled
from compiler.diff.sites import Found, Site, named

LEVELS = {"xa": "commune", "tinh": "province", "so": "province", "bo": "ministry"}
"""By words of kinds of agencies: on which level one stands."""


def authority(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Program)
    before, after = old.authority.decides, new.authority.decides
    levels = {_levels(before), _levels(after)}
    slug = "competent-authority-changed"
    if before != after and len(levels) == 2 and frozenset() not in levels:
        slug = "level-changed"
    told = tuple(_told(site, one) for one in (old.authority, new.authority))
    yield Found(slug, (("old", told[0]), ("new", told[1])))


def _levels(places: tuple[ir.Place, ...]) -> frozenset[str]:
    words = (word for one in places for word in one.kind.split("_") if word in LEVELS)
    return frozenset(LEVELS[word] for word in words)


def _told(site: Site, authority: ir.Authority) -> str:
    places = (*authority.decides, *authority.receives)
    names = {**site.pair.old_world.names, **site.pair.new_world.names}
    found = (names.get(f"agency/{one.kind}", one.kind) for one in places)
    return ", ".join(dict.fromkeys(found))


def role(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Step)
    yield Found("step-role-changed", (("name", new.says), ("old", old.role), ("new", new.role)))


def time(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Step)
    told = (("old_time", spelled(old.within)), ("new_time", spelled(new.within)))
    yield Found("step-time-changed", (("name", named(new)), *told))


def gives(site: Site) -> Iterator[Found]:
    """Only papers that the dossier has and looks up there are anybody's matter."""
    old, new = site.both(ir.Register)
    changed = set(old.gives) ^ set(new.gives)
    papers = (*site.pair.old.components, *site.pair.new.components)
    if any(one.document in changed and new.id in one.lookup.registers for one in papers):
        yield Found("register-use-changed", (("name", new.id),))


ROWS = (
    Row("", "authority", authority),
    Row("steps/*", WHOLE, presence("step-added", "step-removed", "step-order-changed")),
    Row("steps/*", "role", role),
    Row(
        "steps/*",
        "when",
        condition(when, *("step-condition-changed",) * 3),
        rules=True,
    ),
    Row("steps/*", "parallel", always("step-order-changed")),
    Row("steps/*", "within", time),
    Row("steps/*", "*", always("step-wording-changed")),
    Row("registers/*", "gives", gives),
    Row("registers/*", "*", always("register-use-changed")),
)
