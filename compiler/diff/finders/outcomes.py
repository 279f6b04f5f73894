"""What comes out, how long it holds, and who may have it."""

from __future__ import annotations

from collections.abc import Iterator

from compiler import ir
from compiler.diff.comparison import Behaviour
from compiler.diff.finders.rows import WHOLE, Row, always, directed, presence
from compiler.diff.lengths import longer, spelled
from compiler.diff.sites import Found, Site, named, plainly


def valid(site: Site) -> Iterator[Found]:
    """A result without a length holds for ever."""
    old, new = site.both(ir.Result)
    clocks = tuple(ir.Clock(one.valid) if one.valid else None for one in (old, new))
    if clocks[0] and clocks[1]:
        behaviour = longer(clocks[0], clocks[1], site.asker)
    else:
        behaviour = Behaviour("widened" if clocks[0] else "narrowed")
    told = (("name", named(new)), ("old_time", spelled(clocks[0])), ("new_time", spelled(clocks[1])))
    for one in directed(
        behaviour, "result-validity-lengthened", "result-validity-shortened",
        "result-details-changed", told,
    ):  # fmt: skip
        args = told[:1] if one.slug == "result-details-changed" else told
        yield Found(one.slug, args, behaviour)


def tested(site: Site) -> Iterator[Found]:
    """Who meets the requirement."""
    old, new = site.both(ir.Requirement)
    args = (("name", named(new)),)
    behaviour = site.asker.condition(old.test, new.test)
    for one in directed(
        behaviour, "eligibility-condition-relaxed", "eligibility-condition-tightened",
        "eligibility-condition-unclear", args,
    ):  # fmt: skip
        yield Found(one.slug, args, behaviour, old=plainly(old.test), new=plainly(new.test))


ROWS = (
    Row("results/*", WHOLE, presence("result-added", "result-removed", "result-details-changed")),
    Row("results/*", "outcome code", always("result-kind-changed")),
    Row("results/*", "valid", valid, rules=True),
    Row("results/*", "id name delivery", always("result-details-changed")),
    Row(
        "requirements/*",
        WHOLE,
        presence(
            "eligibility-condition-tightened",
            "eligibility-condition-relaxed",
            "eligibility-wording-changed",
        ),
    ),
    Row("requirements/*", "test", tested, rules=True),
    Row("requirements/*", "*", always("eligibility-wording-changed")),
)
