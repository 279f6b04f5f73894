"""Where the author wrote what a path of a program names: paths of edits as paths of places."""

from __future__ import annotations

from compiler.diff.comparison import Path


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
        case (("authority" | "parties" | "term"), *_):
            return "/".join(path)
        case (key,) | (("basis" | "audience" | "channels") as key, _):
            return f"key/{key}"
        case _:
            return "/".join(path)


def _last(path: list[str]) -> list[str]:
    """The innermost of parts that stand in one another: every other word names a part."""
    names = [one for one in path if one not in ("options", "children", "members")]
    return names[-1:]
