"""Every difference between two programs, once, judged by nobody.

Paths name parts as the new program does, where they still are in it. A part that may move from one
list to another (a question to another page) comes and goes without the parts in it, which have
edits of their own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from catalogue.kinds.base import Json
from catalogue.record import record
from compiler import ir
from compiler.diff.applying import applied as applied
from compiler.diff.comparison import Edit, Path
from compiler.diff.homes import Home, Homes, family, former_names, hollow, homes, same_sort
from compiler.diff.keys import aligned
from compiler.diff.plain import Tree, is_leaf, unlike


def delta(old: ir.Program, new: ir.Program) -> tuple[Edit, ...]:
    """What has to be edited, and no more, to make the new program of the old one."""
    return differences(*unlike(old, new))


def differences(old: Tree, new: Tree) -> tuple[Edit, ...]:
    """The same of plain programs, or of parts of both."""
    return tuple(_Walk(homes(old, new)).both(old, new, (), ()))


@record
class _Walk:
    homes: Homes

    def value(self, old: Json, new: Json, was: Path, path: Path) -> Iterator[Edit]:
        """`was` is where the old value stands in the old program."""
        if old == new:
            return
        whole = is_leaf(old) or is_leaf(new)
        if not whole and isinstance(old, list) and isinstance(new, list):
            yield from self.parts(old, new, was, path)
        elif (
            not whole and isinstance(old, dict) and isinstance(new, dict) and _alike(old, new, path)
        ):
            yield from self.both(old, new, was, path)
        else:
            yield Edit("set", path, old, new)

    def both(self, old: Tree, new: Tree, was: Path, path: Path) -> Iterator[Edit]:
        for key in {**old, **new}:
            here = (*path, key)
            if key not in new:
                yield Edit("remove", here, old[key])
            elif key not in old:
                yield Edit("add", here, None, new[key])
            else:
                yield from self.value(old[key], new[key], (*was, key), here)

    def parts(
        self, old: Sequence[Json], new: Sequence[Json], was: Path, path: Path
    ) -> Iterator[Edit]:
        """First what goes, then what comes or moves, then what stands in those that stay."""
        before, after = aligned(old, new)
        former = {(*was, key): one for key, one in zip(before, old, strict=True)}
        latter = {(*path, key): one for key, one in zip(after, new, strict=True)}
        sources = self.sources(former, latter)
        stay = {one.path for one in sources.values()} | self.homes.taken
        for key, (at, part) in zip(before, former.items(), strict=True):
            if at not in stay:
                yield from self.gone(part, at, (*path, key))
        yield from self.ordered(before, was, latter, sources)
        for here, part in latter.items():
            home = sources.get(here)
            if home is None:
                yield from self.both(_dict(hollow(part, here)), _dict(part), here, here)
            elif isinstance(part, dict):
                yield from self.value(_renamed(home.part, part, here, home), part, home.path, here)
            elif part != home.part:
                yield Edit("set", here, home.part, part)

    def sources(
        self, former: Mapping[Path, Json], latter: Mapping[Path, Json]
    ) -> Mapping[Path, Home]:
        """What each part of the new list was, wherever it stood."""
        found: dict[Path, Home] = {}
        keys = {path[-1]: path for path in former if path not in self.homes.taken}
        free = keys.keys() - {path[-1] for path in latter}
        for path, part in latter.items():
            home = self.homes.sources.get(path)
            names = (path[-1], *(one for one in former_names(part) if one in free))
            at = next((keys[one] for one in names if one in keys), None)
            if home is not None:
                found[path] = home
            elif at is not None and same_sort(former[at], part):
                found[path] = Home(at, former[at])
                free -= {at[-1]}
        return found

    def gone(self, part: Json, was: Path, path: Path) -> Iterator[Edit]:
        for key, value in _dict(part).items():
            if family((*path, key)) and isinstance(value, list):
                yield from self.parts(value, [], (*was, key), (*path, key))
        yield Edit("remove", path, hollow(part, path))

    def ordered(
        self,
        before: Sequence[str],
        was: Path,
        latter: Mapping[Path, Json],
        sources: Mapping[Path, Home],
    ) -> Iterator[Edit]:
        places = {key: place for place, key in enumerate(before)}
        local = {here: home.path[-1] for here, home in sources.items() if home.path[:-1] == was}
        still = _still([places[local[here]] for here in latter if here in local])
        behind = ""
        for here, part in latter.items():
            home = sources.get(here)
            if home is None:
                add = Edit("add", here, None, hollow(part, here))
                yield add if isinstance(part, str) else _behind(add, behind)
            elif here not in local:
                yield Edit("move", here, None, behind, source=home.path)
                yield from _rename(home, here)
            else:
                yield from _rename(home, here)
                place = places[local[here]]
                if place not in still:
                    yield Edit("move", here, before[place - 1] if place else "", behind)
            behind = here[-1]


def _alike(old: Tree, new: Tree, path: Path) -> bool:
    """Whether two are of one sort; otherwise the one stands for the other as a whole."""
    return same_sort(old, new) and (path[-1] != "kind" or old.get("kind") == new.get("kind"))


def _rename(home: Home, here: Path) -> Iterator[Edit]:
    if home.path[-1] != here[-1]:
        yield Edit("set", (*here, "id"), home.path[-1], here[-1])


def _renamed(old: Json, new: Json, here: Path, home: Home) -> Json:
    """The old part under its new name: that it is renamed has been said."""
    if home.path[-1] == here[-1] or not isinstance(old, dict) or not isinstance(new, dict):
        return old
    return {**old, "id": new["id"]}


def _behind(edit: Edit, behind: str) -> Edit:
    return Edit(edit.how, edit.path, edit.old, edit.new, behind)


def _dict(part: Json) -> Tree:
    return part if isinstance(part, dict) else {}


def _still(places: Sequence[int]) -> frozenset[int]:
    """The longest rising run among distinct places: these need not move, all others must."""
    ends: list[int] = []
    below: dict[int, int] = {}
    for place in places:
        length = bisect_left(ends, place)
        below[place] = ends[length - 1] if length else -1
        ends[length:] = [place, *ends[length + 1 :]]
    run, place = set(), ends[-1] if ends else -1
    while place >= 0:
        run.add(place)
        place = below[place]
    return frozenset(run)
