"""The questions of the form: which are asked, of whom, whether they must be answered."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.kinds.base import Json
from compiler import ir
from compiler.diff.finders.kinds import kind
from compiler.diff.finders.rows import WHOLE, Row, condition, directed, reworded, when
from compiler.diff.likeness import likeliest
from compiler.diff.sites import Found, Site, named, plainly

HERE = ("pages/*/items/*/fields/*", "pages/*/items/*")
"""Those in a list of rows come first."""


def presence(site: Site) -> Iterator[Found]:
    old, new = site.old, site.new
    if isinstance(new, ir.Field | ir.Group) and old is None:
        yield Found(_added(new), (("name", named(new)),), new=plainly(new))
    elif isinstance(old, ir.Field | ir.Group) and new is None:
        args = (("name", named(old)), ("suggests_was", likeliest(old, site.pair)))
        yield Found("field-removed", args, old=plainly(old))
    elif isinstance(new, ir.Field | ir.Group):
        yield Found("field-moved", (("name", named(new)),))
    else:
        yield from words(site)


def words(site: Site) -> Iterator[Found]:
    """A note, which has no name but its text."""
    told = [text for edit in site.edits for text in (_text(edit.new), _text(edit.old))]
    name = named(site.new) or named(site.old) or next(filter(None, told), "")
    yield Found("form-wording-changed", (("name", name),))


def _text(value: Json) -> str:
    return str(value.get("text", "")) if isinstance(value, dict) else str(value or "")


def _added(one: ir.Field | ir.Group) -> str:
    if isinstance(one, ir.Group):
        return "field-added-required" if one.min else "field-added-optional"
    if not one.asked:
        return "field-added-computed"
    return "field-added-optional" if one.required == ir.FALSE else "field-added-required"


def required(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Field)
    args = (("name", named(new)),)
    behaviour = site.asker.condition(old.required, new.required)
    for one in directed(
        behaviour, "field-made-required", "field-made-optional", "field-condition-changed", args
    ):
        yield Found(one.slug, args, behaviour, old=plainly(old.required), new=plainly(new.required))


def bounds(site: Site) -> Iterator[Found]:
    """How many rows a list has."""
    old, new = site.both(ir.Group)
    name = ("name", named(new))
    for limit, before, after, tighter in (
        ("min", old.min, new.min, new.min > old.min),
        ("max", old.max, new.max, new.max < old.max),
    ):
        if before != after:
            slug = "field-constraint-tightened" if tighter else "field-constraint-relaxed"
            edits = tuple(one for one in site.edits if one.path[-1] == limit)
            args = (name, ("limit", f"rows_{limit}"), ("old", str(before)), ("new", str(after)))
            yield Found(slug, args, part=(limit,), edits=edits)


def unit(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Field)
    args = (("name", named(new)), ("old", old.unit), ("new", new.unit))
    yield Found("field-kind-changed", args)


def renamed(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Field)
    if old.id != new.id:
        yield Found("field-renamed", (("name", named(new)), ("old", old.id), ("new", new.id)))


def computation(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Field)
    if old.value != new.value or not site.edits:
        yield Found("field-computation-changed", (("name", named(new)),))


ROWS = tuple(
    row
    for place in HERE
    for row in (
        Row(place, WHOLE, presence),
        Row(place, "id was", renamed),
        Row(place, "kind", kind),
        Row(place, "unit", unit),
        Row(
            place,
            "when",
            condition(
                when, "field-asked-of-more", "field-asked-of-fewer", "field-condition-changed"
            ),
            rules=True,
        ),
        Row(place, "required", required, rules=True),
        Row(place, "value", computation, rules=True),
        Row(place, "min max", bounds),
        Row(place, "label", reworded("field-label-changed", "label")),
        Row(place, "hint", reworded("field-help-changed", "hint")),
        *(() if place == HERE[0] else (Row(place, "*", words),)),
    )
)
