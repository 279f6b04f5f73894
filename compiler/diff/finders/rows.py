"""A line of the table of judgements, and what most lines are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from catalogue.record import record
from compiler import ir
from compiler.diff.comparison import Behaviour, Edit, Path
from compiler.diff.sites import Args, Finder, Found, Site, named, plainly

T = TypeVar("T")
WHOLE = "="
"""Instead of attributes: the part itself came, went or moved."""
ANY = "*"


@record
class Row:
    """Edits of parts at `part` (`fees/*`) in one of the `attributes` are for `finder`, together.

    `rules`: the attributes hold rules, which may mean something else when a fact has changed that
    they name, without any edit of their own.
    """

    part: str
    attributes: str
    finder: Finder
    rules: bool = False

    def site(self, edit: Edit) -> Path | None:
        """The path of the part that the edit touches, if it is one of this line's."""
        keys = self.part.split("/") if self.part else []
        path = edit.path
        if len(path) < len(keys) or any(
            key not in (ANY, at) for key, at in zip(keys, path, strict=False)
        ):
            return None
        within = path[len(keys)] if len(path) > len(keys) else WHOLE
        return path[: len(keys)] if self.attributes == ANY or within in self.within else None

    @property
    def within(self) -> tuple[str, ...]:
        return tuple(self.attributes.split())


def presence(added: str, removed: str, moved: str = "") -> Finder:
    """The part came, went, or stands elsewhere."""

    def found(site: Site) -> Iterator[Found]:
        if site.old is None:
            yield Found(added, (("name", named(site.new)),), new=plainly(site.new))
        elif site.new is None:
            yield Found(removed, (("name", named(site.old)),), old=plainly(site.old))
        elif moved:
            yield Found(moved, (("name", named(site.new)),))

    return found


def directed(
    behaviour: Behaviour, widened: str, narrowed: str, otherwise: str, args: Args
) -> Iterator[Found]:
    """The kind of change that a verdict amounts to; none when it is the same for all."""
    slug = {"same": "", "widened": widened, "narrowed": narrowed}.get(behaviour.verdict, otherwise)
    if slug:
        yield Found(slug, args, behaviour)


def condition(
    rule: Callable[[object], ir.Expr], widened: str, narrowed: str, otherwise: str
) -> Finder:
    """A rule of the part holds for others than before."""

    def found(site: Site) -> Iterator[Found]:
        behaviour = site.asker.condition(rule(site.old), rule(site.new))
        args = (("name", named(site.new)),)
        for one in directed(behaviour, widened, narrowed, otherwise, args):
            yield Found(
                one.slug, args, behaviour,
                old=plainly(rule(site.old)), new=plainly(rule(site.new)),
            )  # fmt: skip

    return found


def when(part: object) -> ir.Expr:
    found = getattr(part, "when", ir.TRUE)
    assert not isinstance(found, str)
    rule: ir.Expr = found
    return rule


def always(slug: str, **kept: str) -> Finder:
    """Whatever the edit is. `kept`: which attribute of the part is told as which argument."""

    def found(site: Site) -> Iterator[Found]:
        part = site.new if site.new is not None else site.old
        told = tuple((name, str(getattr(part, key))) for name, key in kept.items())
        yield Found(slug, (("name", named(part)), *told))

    return found


def reworded(slug: str, attribute: str) -> Finder:
    """A text of the part, whole on both sides."""

    def found(site: Site) -> Iterator[Found]:
        old, new = (str(getattr(one, attribute)) for one in (site.old, site.new))
        yield Found(slug, (("name", named(site.new)), ("old", old), ("new", new)))

    return found


def members(added: str, removed: str, attribute: str, called: str) -> Finder:
    """A set of ids: each one that came or went is a change of its own."""

    def found(site: Site) -> Iterator[Found]:
        for edit in site.edits:
            came = edit.how == "add"
            one = str(edit.path[-1] if len(edit.path) > len(site.path) + 1 else edit.new)
            yield Found(
                added if came else removed, ((called, one),), part=(attribute, one), edits=(edit,)
            )

    return found


def counterparts(
    old: Sequence[T], new: Sequence[T], *alike: str
) -> Iterator[tuple[T | None, T | None]]:
    """Parts that have only numbers for names, each with the one that is alike in the first
    attribute in which any is; then those that have gone, then those that have come."""
    gone, come = list(old), list(new)
    for attribute in alike:
        for one in tuple(come):
            value = getattr(one, attribute)
            other = next((each for each in gone if getattr(each, attribute) == value), None)
            if other is not None:
                gone.remove(other)
                come.remove(one)
                yield other, one
    yield from ((one, None) for one in gone)
    yield from ((None, one) for one in come)
