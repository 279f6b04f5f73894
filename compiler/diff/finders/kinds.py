"""What may be answered: another kind of answer, other bounds, other options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from catalogue.kinds.base import Kind, Option
from compiler import ir
from compiler.diff.comparison import Edit
from compiler.diff.sites import Args, Found, Site, edited, named, plainly

WIDER = frozenset(
    {("integer", "decimal"), ("text", "long_text"), ("choice", "choices"), ("email", "text"),
     ("phone", "text"), ("tax_code", "text"), ("personal_id", "text"), ("person_name", "text")}
)  # fmt: skip
"""Every answer of the first is one of the second too."""
LEAST = ("min", "min_length")
MOST = ("max", "max_length", "scale", "max_files", "max_size")
FILES = ("max_files", "max_size", "types")
PRECISE = ("year", "month", "day")


def kind(site: Site) -> Iterator[Found]:
    old, new = site.both(ir.Field)
    args = (("name", named(new)),)
    before, after = old.kind, new.kind
    if type(before) is not type(after):
        names = (str(getattr(before, "kind", "")), str(getattr(after, "kind", "")))
        wide = "field-kind-widened" if names in WIDER else ""
        narrow = "field-kind-narrowed" if names[::-1] in WIDER else ""
        told = (*args, ("old", names[0]), ("new", names[1]))
        yield Found(wide or narrow or "field-kind-changed", told)
        return
    for each in fields(after):
        values = getattr(before, each.name), getattr(after, each.name)
        if each.name == "options":
            yield from _options(site, *(_listed(site, one) for one in (before, after)))
        elif values[0] != values[1]:
            yield _option(site, each.name, *values)


def _option(site: Site, name: str, old: object, new: object) -> Found:
    """An option of the kind. Its value is told as it is kept."""
    args: Args = (("name", named(site.new)),)
    direction = _direction(name, old, new)
    if name == "says":
        slug = "field-help-changed"
    elif direction == 0:
        slug = "field-kind-changed"
        args = (*args, ("old", _told(old)), ("new", _told(new)))
    elif name == "precision":
        slug = "field-kind-narrowed" if direction > 0 else "field-kind-widened"
    else:
        what = "file-rules" if name in FILES else "field-constraint"
        slug = f"{what}-tightened" if direction > 0 else f"{what}-relaxed"
        args = (*args, ("limit", name), ("old", _told(old)), ("new", _told(new)))
    return Found(
        slug, args, part=("kind", name), edits=edited(site, name),
        old=plainly(old), new=plainly(new),
    )  # fmt: skip


def _told(value: object) -> str:
    plain = plainly(value)
    if isinstance(plain, list):
        return ", ".join(map(str, plain))
    return "" if plain is None else str(plain)


def _direction(name: str, old: object, new: object) -> int:
    """1 when fewer answers are taken, -1 when more are, 0 when that is not plain."""
    if name in LEAST or name in MOST:
        if old is None or new is None:
            return 1 if old is None else -1
        more = 1 if plainly_more(old, new) else -1
        return more if name in LEAST else -more
    match name, old, new:
        case "pattern", "", _:
            return 1
        case "pattern", _, "":
            return -1
        case "precision", str(), str():
            return 1 if PRECISE.index(new) > PRECISE.index(old) else -1
        case "allow_old" | "abroad", _, bool():
            return -1 if new else 1
        case (("street" | "as_of"), _, str()):
            return 1 if new in ("required", "today") else -1
        case "types", tuple(), tuple():
            gone, come = set(old) - set(new), set(new) - set(old)
            return (bool(gone) - bool(come)) if not (gone and come) else 0
        case _:
            return 0


def plainly_more(old: object, new: object) -> bool:
    """Of two numbers or days of one kind."""
    return bool(new > old)  # type: ignore[operator]


def _listed(site: Site, one: Kind) -> tuple[Option, ...]:
    """The options; of a list that stands outside the program those that the world has."""
    options = getattr(one, "options", ())
    if isinstance(options, str):
        world = (
            site.pair.new_world if one is getattr(site.new, "kind", None) else site.pair.old_world
        )
        return world.lists.get(options, ())
    return tuple(options)


def _options(site: Site, old: tuple[Option, ...], new: tuple[Option, ...]) -> Iterator[Found]:
    before, after = ({one.code: one for one in those} for those in (old, new))
    gone = {code: one for code, one in before.items() if code not in after}
    come = {code: one for code, one in after.items() if code not in before}
    spelled = {one.label: code for code, one in come.items()}
    for code, one in gone.items():
        other = spelled.get(one.label)
        if other:
            told = (("name", named(site.new)), ("option", one.label), ("old", code), ("new", other))
            come.pop(other, None)
            yield _of(site, "option-code-changed", told, code, other)
        else:
            yield _of(site, "option-removed", _args(site, one), code)
    for code, one in come.items():
        yield _of(site, "option-added", _args(site, one), code)
    yield from _kept(site, before, after)


def _kept(site: Site, before: Mapping[str, Option], after: Mapping[str, Option]) -> Iterator[Found]:
    for code in (one for one in before if one in after and before[one] != after[one]):
        old, new = before[code], after[code]
        if (old.start, old.end) != (new.start, new.end):
            shorter = (str(new.start or ""), str(old.end or "9999")) > (
                str(old.start or ""), str(new.end or "9999")
            )  # fmt: skip
            yield _of(site, "option-removed" if shorter else "option-added", _args(site, new), code)
        else:
            told = (("name", named(site.new)), ("old", old.label), ("new", new.label))
            yield _of(site, "option-relabelled", told, code)
    edits = tuple(one for one in site.edits if one.how == "move")
    if edits:
        yield Found(
            "form-wording-changed", (("name", named(site.new)),), part=("kind", "options"),
            edits=edits,
        )  # fmt: skip


def _args(site: Site, option: Option) -> Args:
    return (("name", named(site.new)), ("option", option.label))


def _of(site: Site, slug: str, args: Args, *codes: str) -> Found:
    depth = len(site.path) + 2
    edits: tuple[Edit, ...] = tuple(
        one for one in site.edits
        if set(one.path[depth : depth + 1]) & set(codes) and one.how != "move"
    )  # fmt: skip
    return Found(slug, args, part=("kind", "options", codes[0]), edits=edits)
