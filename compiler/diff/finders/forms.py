"""The pages of the form and what they check."""

from __future__ import annotations

from collections.abc import Iterator

from compiler import ir
from compiler.diff.finders.rows import WHOLE, Row, always, condition, directed, presence, when
from compiler.diff.sites import Found, Site, named, plainly


def rule(site: Site) -> Iterator[Found]:
    """Whom a check lets through."""
    old, new = site.both(ir.Check)
    args = (("name", named(new)),)
    behaviour = site.asker.condition(old.rule, new.rule)
    found = directed(behaviour, "check-relaxed", "check-tightened", "check-changed", args)
    for one in found:
        yield Found(one.slug, args, behaviour, old=plainly(old.rule), new=plainly(new.rule))


def level(site: Site) -> Iterator[Found]:
    _, new = site.both(ir.Check)
    slug = "check-tightened" if new.level == "must" else "check-relaxed"
    yield Found(slug, (("name", named(new)),), part=("level",))


ROWS = (
    Row(
        "pages/*/checks/*", WHOLE, presence("check-added", "check-removed", "form-wording-changed")
    ),
    Row("pages/*/checks/*", "rule fields", rule, rules=True),
    Row("pages/*/checks/*", "level", level),
    Row("pages/*/checks/*", "*", always("form-wording-changed")),
    Row("pages/*", WHOLE, presence("section-added", "section-removed", "section-moved")),
    Row(
        "pages/*",
        "when",
        condition(when, "field-asked-of-more", "field-asked-of-fewer", "field-condition-changed"),
        rules=True,
    ),
    Row("pages/*", "*", always("form-wording-changed")),
)
