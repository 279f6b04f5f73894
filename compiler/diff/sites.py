"""Where something has changed: one part on both sides, and the edits that touch it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

from catalogue.kinds.base import Json
from catalogue.record import record
from compiler import ir
from compiler.diff.asking import Asker
from compiler.diff.comparison import Behaviour, Edit, Path
from compiler.diff.pair import Pair
from compiler.ir_codec import told

T = TypeVar("T")
Args: TypeAlias = tuple[tuple[str, str], ...]
NAMES = ("id", "name", "code", "act", "component", "key")
"""What a part of a list is known by, the first that it has."""


@record
class Site:
    """A part, by its path, before and after (None: it is not there), and its edits."""

    path: Path
    old: object
    new: object
    edits: tuple[Edit, ...]
    places: Places
    asker: Asker

    @property
    def pair(self) -> Pair:
        return self.places.pair

    def both(self, of: type[T]) -> tuple[T, T]:
        """The part on both sides; only for edits within a part."""
        assert isinstance(self.old, of), self.path
        assert isinstance(self.new, of), self.path
        return self.old, self.new

    @property
    def id(self) -> str:
        return self.path[-1] if self.path else ""


@record
class Found:
    """A change before it is weighed. Without `edits` it takes what its site has left."""

    slug: str
    args: Args = ()
    behaviour: Behaviour | None = None
    part: Path = ()
    """Behind the path of its site."""
    edits: tuple[Edit, ...] = ()
    old: Json = None
    new: Json = None


Finder: TypeAlias = Callable[[Site], Iterable[Found]]


def at(program: ir.Program, path: Path) -> object:
    """The part of a program at a path, None when there is none."""
    here: object = program
    for key in path:
        here = _member(here, key) if isinstance(here, tuple) else getattr(here, key, None)
        if here is None:
            return None
    return here


class Places:
    """Where parts of the new program stand, and stood in the old one."""

    def __init__(self, pair: Pair, edits: Iterable[Edit]) -> None:
        self.pair = pair
        self.sources: dict[Path, Path] = {}
        for edit in edits:
            *part, key = edit.path
            if edit.source:
                self.sources[edit.path] = edit.source
            elif edit.how == "set" and key == "id" and tuple(part) not in self.sources:
                self.sources[tuple(part)] = (*self._before(tuple(part[:-1])), str(edit.old))

    def both(self, path: Path) -> tuple[object, object]:
        return at(self.pair.old, self._before(path)), at(self.pair.new, path)

    def _before(self, path: Path) -> Path:
        for length in range(len(path), 0, -1):
            source = self.sources.get(path[:length])
            if source is not None:
                return (*source, *path[length:])
        return path


def known_by(part: object) -> str:
    """The name by which a part of a list is known, '' when it has none."""
    return next((str(getattr(part, name)) for name in NAMES if hasattr(part, name)), "")


def _member(parts: tuple[object, ...], key: str) -> object:
    return next((one for one in parts if known_by(one) == key), None)


def plainly(value: object) -> Json:
    """Plain data, as in the program file."""
    made: Json = told(value)
    return made


def named(part: object) -> str:
    """As people call a part: its label, name or words."""
    for name in ("label", "name", "title", "says", "ask", "judged", "text"):
        said = getattr(part, name, "")
        if said:
            return str(said).rstrip(".")
    return known_by(part)


def edited(site: Site, *keys: str) -> tuple[Edit, ...]:
    """The edits of a site that lie at one of the keys of its attribute."""
    depth = len(site.path) + 1
    return tuple(one for one in site.edits if set(one.path[depth : depth + 1]) & set(keys))


def through(site: Site, part: Path) -> tuple[Edit, ...]:
    """The edits of a site at a part of it, or within."""
    whole = (*site.path, *part)
    return tuple(one for one in site.edits if one.path[: len(whole)] == whole)


def references(value: object) -> frozenset[str]:
    """Every name that plain data with expressions reads."""
    return frozenset(_references(value))


def _references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("op") == "ref":
            yield str(value["path"])
        for one in value.values():
            yield from _references(one)
    elif isinstance(value, list):
        for one in value:
            yield from _references(one)
