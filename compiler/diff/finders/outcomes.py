"""What comes out, how long it holds, and who may have it."""

from __future__ import annotations

from collections.abc import Iterator

from compiler import ir
from compiler.diff.comparison import Behaviour
from compiler.diff.finders.rows import WHOLE, Row, always, counterparts, directed, presence
from compiler.diff.lengths import longer, spelled
from compiler.diff.sites import Found, Site, named, plainly, through


def valid(site: Site) -> Iterator[Found]:
    """A result without a length holds for ever."""
    old, new = site.both(ir.Result)
    clocks = tuple(ir.Clock(one.valid) if one.valid else None for one in (old, new))
    if clocks[0] and clocks[1]:
        behaviour = longer(clocks[0], clocks[1], site.asker)
    else:
        behaviour = Behaviour("widened" if clocks[0] else "narrowed")
    told = (
        ("name", named(new)),
        ("old_time", spelled(clocks[0])),
        ("new_time", spelled(clocks[1])),
    )
    for one in directed(
        behaviour, "result-validity-lengthened", "result-validity-shortened",
        "result-details-changed", told,
    ):  # fmt: skip
        args = told[:1] if one.slug == "result-details-changed" else told
        yield Found(one.slug, args, behaviour)


def requirements(site: Site) -> Iterator[Found]:
    """Some have only numbers for names, so each is held against the one that says the same."""
    old, new = (one.requirements for one in site.both(ir.Program))
    for one, other in counterparts(old, new, "says", "test", "judged", "id"):
        yield from _requirement(site, one, other)


def _requirement(
    site: Site, old: ir.Requirement | None, new: ir.Requirement | None
) -> Iterator[Found]:
    one = new or old
    assert one is not None
    args, part = (("name", named(one)),), ("requirements", one.id)
    if old is None or new is None:
        slug = "tightened" if old is None else "relaxed"
        told = plainly(old), plainly(new)
        yield Found(f"eligibility-condition-{slug}", args, None, part, through(site, part), *told)
        return
    behaviour = site.asker.condition(old.test, new.test)
    for found in directed(
        behaviour, "eligibility-condition-relaxed", "eligibility-condition-tightened",
        "eligibility-condition-unclear", args,
    ):  # fmt: skip
        path, told = (*part, "test"), (plainly(old.test), plainly(new.test))
        yield Found(found.slug, args, behaviour, path, through(site, path), *told)
    if (old.says, old.judged) != (new.says, new.judged):
        told = plainly(old.says or old.judged), plainly(new.says or new.judged)
        edits = through(site, (*part, "says")) + through(site, (*part, "judged"))
        yield Found("eligibility-wording-changed", args, None, part, edits, *told)


ROWS = (
    Row("results/*", WHOLE, presence("result-added", "result-removed", "result-details-changed")),
    Row("results/*", "outcome code", always("result-kind-changed")),
    Row("results/*", "valid", valid),
    Row("results/*", "id name delivery", always("result-details-changed")),
    Row("", "requirements", requirements, rules=True),
)
