"""Where the author wrote what a path of a program names: paths of edits as paths of places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compiler.diff.comparison import Path

KEYS: Mapping[str, str] = {
    "pages": "form", "outline": "components", "start": "in_force", "end": "in_force",
    "code": "procedure", "domain_name": "domain",
}  # fmt: skip
"""What the author calls a part of a program, where it is something else."""


def written(path: Path) -> str:
    """Questions stand by their names, not by their pages; cases and papers not by what holds
    them."""
    match path:
        case ("pages", _, "items", *rest):
            return "/".join(("fields", *(one for one in rest if one != "fields")))
        case ("cases", case, *options):
            return "/".join(("cases", case, *_last(options)))
        case ("outline", *members):
            return "/".join(("components", *_last(members)))
        case (part, id_, what, "rows", *rest):
            return "/".join((part, id_, what, *rest))
        case _:
            return "/".join(path)


def around(path: Path) -> Iterator[str]:
    """What holds it, the nearest first: its page or its question, and the key of all of its
    sort."""
    yield "/".join(path[:2])
    yield f"key/{KEYS.get(path[0], path[0])}"


def _last(path: list[str]) -> list[str]:
    """The innermost of parts that stand in one another: every other word names a part."""
    names = [one for one in path if one not in ("options", "children", "members")]
    return names[-1:]
