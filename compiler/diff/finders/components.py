"""The papers of the dossier: which, how many, in what form, of whom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from compiler import ir
from compiler.diff.comparison import Behaviour
from compiler.diff.finders.rows import WHOLE, Row, always, directed
from compiler.diff.lengths import longer
from compiler.diff.sites import Found, Site, named, plainly
from compiler.diff.strictness import Compared, Ways, compared_ways

ALTERNATIVES = {-1: "component-alternative-removed", 1: "component-alternative-added"}
NEEDED = ("required", "to_decide")


def presence(site: Site) -> Iterator[Found]:
    if isinstance(site.new, ir.Component) and site.old is None:
        yield Found(_added(site.new), (("name", named(site.new)),), new=plainly(site.new))
    elif isinstance(site.old, ir.Component) and site.new is None:
        slug = "component-alternative-removed" if site.old.choice else "component-removed"
        yield Found(slug, (("name", named(site.old)),), old=plainly(site.old))
    else:
        yield Found("outline-changed", (("name", named(site.new)),))


def _added(one: ir.Component) -> str:
    if one.choice:
        return "component-alternative-added"
    needed = one.need in NEEDED or any(row.need in NEEDED for row in one.needs)
    return "component-added-required" if needed else "component-added-optional"


def asked(site: Site) -> Iterator[Found]:
    """Without the applicant's own choice between papers, unless that choice came or went."""
    old, new = site.both(ir.Component)
    args = (("name", named(new)),)
    behaviour = site.asker.condition(old.asked_in_case, new.asked_in_case)
    found = directed(
        behaviour, "component-condition-widened", "component-condition-narrowed",
        "component-condition-changed", args,
    )  # fmt: skip
    for one in found:
        yield Found(
            one.slug, args, behaviour,
            old=plainly(old.asked_in_case), new=plainly(new.asked_in_case),
        )  # fmt: skip
    if behaviour.verdict == "same" and bool(old.choice) != bool(new.choice):
        wider = bool(old.choice)
        slug = "component-condition-widened" if wider else "component-condition-narrowed"
        yield Found(slug, args, old=plainly(old.asked), new=plainly(new.asked))


def copies(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Component)
    if [one.ways for one in old.copies] == [one.ways for one in new.copies]:
        yield from _cases(site, old, new)
        return
    directions = {compared_ways(*pair) for pair in _facing(old.copies, new.copies)} - {Compared()}
    one = directions.pop() if len(directions) == 1 else Compared()
    yield from _directed(site, one)


def _facing(
    old: tuple[ir.CopiesRow, ...], new: tuple[ir.CopiesRow, ...]
) -> Iterator[tuple[Ways, Ways]]:
    """What one person may have to hand in before and after."""
    cases = [[one.when for one in rows] for rows in (old, new)]
    pairs = zip(old, new, strict=True) if cases[0] == cases[1] else product(old, new)
    return ((one.ways, other.ways) for one, other in pairs)


def _cases(site: Site, old: ir.Component, new: ir.Component) -> Iterator[Found]:
    """The same ways, each perhaps for others than before."""
    asked = (
        site.asker.condition(one.when, other.when)
        for one, other in zip(old.copies, new.copies, strict=True)
    )
    other = next((one for one in asked if one.verdict != "same"), None)
    if other is not None:
        yield Found("component-details-changed", (("name", named(new)),), other)


def _directed(site: Site, found: Compared) -> Iterator[Found]:
    old, new = site.both(ir.Component)
    args, told = (("name", named(new)),), (plainly(old.copies), plainly(new.copies))
    for direction, slug in (
        (found.alternatives, ALTERNATIVES),
        (found.form, {1: "copy-form-tightened", -1: "copy-form-relaxed"}),
        (found.count, {1: "component-count-increased", -1: "component-count-decreased"}),
    ):
        if direction:
            count = slug[1].startswith("component-count")
            edits = tuple(one for one in site.edits if (one.path[-1] == "count") == count)
            yield Found(slug[direction], args, None, (), edits, *told)
    if found == Compared():
        yield Found("component-details-changed", args, None, (), (), *told)


def needed(site: Site) -> Iterator[Found]:
    """For whom it has to be handed in."""
    old, new = site.both(ir.Component)
    args = (("name", named(new)),)
    behaviour = site.asker.condition(_is_needed(old), _is_needed(new))
    found = tuple(
        directed(
            behaviour, "component-made-required", "component-made-optional",
            "component-details-changed", args,
        )
    )  # fmt: skip
    yield from found or ((Found("component-details-changed", args),) if site.edits else ())


def _is_needed(one: ir.Component) -> ir.Expr:
    rest: ir.Expr = ir.TRUE if one.need in NEEDED else ir.FALSE
    if not one.needs:
        return rest
    for row in reversed(one.needs):
        says = ir.TRUE if row.need in NEEDED else ir.FALSE
        rest = ir.Choose(row.when, says, rest, "bool")
    return rest


def looked_up(site: Site) -> Iterator[Found]:
    old, new = (set(one.lookup.registers) for one in site.both(ir.Component))
    args = (("name", named(site.new)),)
    if old < new:
        yield Found("component-replaced-by-state-data", args)
    elif new < old:
        yield Found("component-asked-again", args)
    else:
        yield Found("register-use-changed", args)


def fresh(site: Site) -> Iterator[Found]:
    """How old it may be; where it may be of any age nothing is asked."""
    old, new = site.both(ir.Component)
    args = (("name", named(new)),)
    if old.max_age and new.max_age:
        behaviour = longer(ir.Clock(old.max_age), ir.Clock(new.max_age), site.asker)
    else:
        behaviour = Behaviour("widened" if old.max_age else "narrowed")
    yield from directed(
        behaviour, "component-age-lengthened", "component-age-shortened",
        "component-details-changed", args,
    )  # fmt: skip


def form(site: Site) -> Iterator[Found]:
    """Another printed form, or another paper under the same name."""
    old, new = site.both(ir.Component)
    declared = "declare" in (old.verb, new.verb) or old.form != new.form
    slug = "form-version-changed" if declared else "component-details-changed"
    yield Found(slug, (("name", named(new)),))


ROWS = (
    Row("components/*", WHOLE, presence),
    Row("components/*", "asked asked_in_case each choice", asked, rules=True),
    Row("components/*", "copies", copies, rules=True),
    Row("components/*", "need needs", needed, rules=True),
    Row("components/*", "lookup", looked_up),
    Row("components/*", "max_age", fresh),
    Row("components/*", "document form", form),
    Row("components/*", "name", always("component-wording-changed")),
    Row("components/*", "group foreign", always("outline-changed")),
    Row("components/*", "*", always("component-details-changed")),
)
