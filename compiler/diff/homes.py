"""Parts that may stand in another list than before and still be the same: questions, checks,
papers in the outline, cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from catalogue.kinds.base import Json
from catalogue.record import record
from compiler.diff.comparison import Path
from compiler.diff.keys import name, numbered
from compiler.diff.plain import Tree

BRANCHES = ("pages", "items", "checks", "outline", "members", "cases", "options", "children")


def family(path: Path) -> Path | None:
    """Of lists between which a part may move and still be the same part: their common name."""
    match path:
        case ("pages", _, ("items" | "checks") as what):
            return (what,)
        case ("outline",) | ("outline", *_, "members"):
            return ("outline",)
        case ("cases", case, *_, "options" | "children"):
            return ("cases", case)
        case _:
            return None


@record
class Home:
    """Where a part stood, and the part."""

    path: Path
    part: Json


@record
class Homes:
    """By its path in the new program, where a part was in the old one; `taken` are those paths."""

    sources: Mapping[Path, Home]
    taken: frozenset[Path]


def homes(old: Tree, new: Tree) -> Homes:
    before, after = _named(old), _named(new)
    sources: dict[Path, Home] = {}
    for known, home in after.items():
        source = before.get(known) or _former(known[0], home.part, before, after, sources)
        if source is not None and same_sort(source.part, home.part):
            sources[home.path] = source
    return Homes(sources, frozenset(one.path for one in sources.values()))


def _former(
    kin: Path,
    part: Json,
    before: Mapping[tuple[Path, str], Home],
    after: Mapping[tuple[Path, str], Home],
    sources: Mapping[Path, Home],
) -> Home | None:
    """The part whose name this one declares to have had, unless something still has it."""
    taken = [one.path for one in sources.values()]
    for one in former_names(part):
        found = before.get((kin, one))
        if found is not None and (kin, one) not in after and found.path not in taken:
            return found
    return None


def same_sort(old: Json, new: Json) -> bool:
    """A group of papers is no paper, though it may have the name of one."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return True
    return old.get("op") == new.get("op")


def former_names(part: Json) -> list[str]:
    was = part.get("was") if isinstance(part, dict) else None
    return [one for one in was if isinstance(one, str)] if isinstance(was, list) else []


def _named(tree: Tree) -> dict[tuple[Path, str], Home]:
    """Those that have a name of their own, by family and name."""
    found = [*_parts(tree, ())]
    times = Counter(known for known, _ in found)
    return {known: home for known, home in found if times[known] == 1}


def _parts(tree: Tree, path: Path) -> Iterator[tuple[tuple[Path, str], Home]]:
    for key in (one for one in BRANCHES if one in tree):
        parts = tree[key]
        if not isinstance(parts, list):
            continue
        here = (*path, key)
        kin = family(here)
        names = [*map(name, parts)]
        for own, known, part in zip(names, numbered(names), parts, strict=True):
            if kin is not None and own:
                yield (kin, own), Home((*here, known), part)
            if isinstance(part, dict):
                yield from _parts(part, (*here, known))


def hollow(part: Json, path: Path) -> Json:
    """A part without those in it that come and go on their own."""
    if not isinstance(part, dict):
        return part
    return {key: [] if family((*path, key)) else value for key, value in part.items()}
