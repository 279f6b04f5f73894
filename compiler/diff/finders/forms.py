"""The pages of the form and what they check."""

from __future__ import annotations

from collections.abc import Iterator

from compiler import ir
from compiler.diff.finders.rows import (
    WHOLE,
    Row,
    always,
    condition,
    counterparts,
    directed,
    presence,
    when,
)
from compiler.diff.sites import Found, Site, plainly, through


def checks(site: Site) -> Iterator[Found]:
    """They are numbered, so each is held against the one that says or asks the same."""
    old, new = (one.checks if isinstance(one, ir.Page) else () for one in (site.old, site.new))
    for one, other in counterparts(old, new, "says", "rule", "id"):
        yield from _check(site, one, other)


def _check(site: Site, old: ir.Check | None, new: ir.Check | None) -> Iterator[Found]:
    one = new or old
    assert one is not None
    args, part = (("name", one.says),), ("checks", one.id)
    if old is None or new is None:
        slug = "check-added" if old is None else "check-removed"
        told = plainly(old), plainly(new)
        yield Found(slug, args, None, part, through(site, part), *told)
        return
    behaviour = site.asker.condition(old.rule, new.rule)
    for found in directed(behaviour, "check-relaxed", "check-tightened", "check-changed", args):
        path, told = (*part, "rule"), (plainly(old.rule), plainly(new.rule))
        yield Found(found.slug, args, behaviour, path, through(site, path), *told)
    if old.level != new.level:
        slug, path = "check-tightened" if new.level == "must" else "check-relaxed", (*part, "level")
        yield Found(slug, args, None, path, through(site, path), old.level, new.level)
    if old.says != new.says:
        edits = through(site, (*part, "says"))
        yield Found("form-wording-changed", args, None, part, edits, old.says, new.says)


ROWS = (
    Row("pages/*", "checks", checks, rules=True),
    Row("pages/*", WHOLE, presence("section-added", "section-removed", "section-moved")),
    Row(
        "pages/*",
        "when",
        condition(when, "field-asked-of-more", "field-asked-of-fewer", "field-condition-changed"),
        rules=True,
    ),
    Row("pages/*", "*", always("form-wording-changed")),
)
