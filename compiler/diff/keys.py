"""By what a part of a list is known: its id, or else which part of the other list it answers to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from catalogue.kinds.base import Json
from compiler.diff.plain import canonical, is_line

NAMES = ("id", "component", "act", "code", "path")
"""What tells parts of one list apart, the first that they have."""
LIKE: tuple[tuple[str, ...], ...] = (
    ("when", "start", "end"), ("value", "start", "end"), ("when",), ("value",), ("text",),
    ("group", "proof"), ("word", "amount", "unit"), ("ways",), ("parties",), ("kind",),
)  # fmt: skip
"""In what two parts without a name have to agree to be taken for one; if in nothing, they are
taken in the order in which they stand."""


def keys(parts: Sequence[Json]) -> tuple[str, ...]:
    """Of each part its name, or its number when it has none; one that is there already is
    numbered."""
    return numbered([*map(name, parts)])


def numbered(names: Sequence[str]) -> tuple[str, ...]:
    """The same of their names, '' for what has none."""
    return tuple(_distinct(one or str(number) for number, one in enumerate(names, 1)))


def name(part: Json) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, list):
        return "/".join(map(str, part[:-1])) if is_line(part) else ""
    if isinstance(part, dict):
        if "hash" in part:
            return str(part["name"])
        for key in NAMES:
            if key in part:
                return str(part[key])
    return ""


def _distinct(names: Iterator[str]) -> Iterator[str]:
    met: dict[str, int] = {}
    for one in names:
        met[one] = met.get(one, 0) + 1
        yield one if met[one] == 1 else f"{one}~{met[one]}"


def aligned(old: Sequence[Json], new: Sequence[Json]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of both lists: parts without a name have those of the old ones they answer to."""
    before = keys(old)
    nameless = [place for place, one in enumerate(old) if not name(one)]
    found = dict(_answers(old, new, nameless))
    after = (
        name(one) or (before[found[place]] if place in found else f"+{place + 1}")
        for place, one in enumerate(new)
    )
    return before, tuple(_distinct(after))


def _answers(
    old: Sequence[Json], new: Sequence[Json], nameless: list[int]
) -> Iterator[tuple[int, int]]:
    """Of parts of the new list those of the old one, by their places."""
    left = [place for place, one in enumerate(new) if not name(one)]
    for like in (canonical, *map(_agreement, LIKE), _sort):
        waiting: dict[Json | bytes, list[int]] = {}
        for place in nameless:
            waiting.setdefault(like(old[place]), []).append(place)
        for place in tuple(left):
            asked = like(new[place])
            if asked is not None and waiting.get(asked):
                answer = waiting[asked].pop(0)
                left.remove(place)
                nameless.remove(answer)
                yield place, answer


def _agreement(attributes: tuple[str, ...]) -> Callable[[Json], bytes | None]:
    def agreed(part: Json) -> bytes | None:
        if not isinstance(part, dict) or any(one not in part for one in attributes):
            return None
        return canonical([part[one] for one in attributes])

    return agreed


def _sort(part: Json) -> bytes | None:
    return canonical(part.get("op")) if isinstance(part, dict) else canonical(type(part).__name__)
