"""What is cited: acts that come, go, take each other's place, or are cited at other places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from catalogue.record import record
from compiler.diff.comparison import Edit, Path
from compiler.diff.finders.rows import Row
from compiler.diff.sites import Found, Site

BASIS = "basis"
LISTS = frozenset(
    {"items", "fields", "fees", "components", "steps", "results", "facts", "requirements", "cases",
     "options", "children", "pages"}
)  # fmt: skip
"""Behind these a key is the name of a part, whatever it is called."""


@record
class Cited(Row):
    """Every citation of the procedure, wherever it stands, on one site."""

    def site(self, edit: Edit) -> Path | None:
        return (BASIS,) if _holder(edit) is not None else None


def _holder(edit: Edit) -> Path | None:
    """The path of what the act is cited for."""
    path = edit.path
    for place in (at for at, key in enumerate(path) if key == BASIS):
        if (not place or path[place - 1] not in LISTS) and place < len(path) - 1:
            return path[:place]
    return None


def cited(site: Site) -> Iterator[Found]:
    """The same change at several places is one."""
    told: dict[tuple[str, str, str], list[Edit]] = defaultdict(list)
    for edits in _by_holder(site.edits).values():
        gone, come = (_acts(edits, how) for how in ("remove", "add"))
        swap = len(gone) == len(come) == 1
        for edit in edits:
            act = _act(edit)
            if swap and edit.how in ("add", "remove"):
                told["legal-basis-replaced", gone[0], come[0]].append(edit)
            elif edit.how == "add" and act in come:
                told["legal-basis-added", "", act].append(edit)
            elif edit.how == "remove" and act in gone:
                told["legal-basis-removed", act, ""].append(edit)
            elif edit.how != "move":
                told["legal-basis-provision-changed", act, act].append(edit)
    for (slug, old, new), those in told.items():
        swapped = (("old", old), ("new", new)) if old and new and old != new else ()
        args = swapped or (("act", new or old),)
        yield Found(slug, args, part=(new or old,), edits=tuple(those), old=old, new=new)


def _by_holder(edits: tuple[Edit, ...]) -> dict[Path, list[Edit]]:
    found: dict[Path, list[Edit]] = defaultdict(list)
    for edit in edits:
        found[_holder(edit) or ()].append(edit)
    return found


def _act(edit: Edit) -> str:
    return edit.path[len(_holder(edit) or ()) + 1].partition("~")[0]


def _acts(edits: list[Edit], how: str) -> list[str]:
    """Acts cited as a whole that came or went."""
    return [
        _act(one)
        for one in edits
        if one.how == how and len(one.path) == len(_holder(one) or ()) + 2
    ]


ROWS = (Cited("", BASIS, cited),)
