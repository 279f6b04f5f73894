"""From edits, which nobody has judged, to what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from catalogue.kinds.base import Json
from catalogue.record import record
from compiler.diff.asking import Asker
from compiler.diff.comparison import Change, Edit, Path
from compiler.diff.echoes import Echoes
from compiler.diff.facts import Changed, changed_facts
from compiler.diff.finders import ROWS
from compiler.diff.finders.rows import ANY, WHOLE, Row
from compiler.diff.pair import Pair
from compiler.diff.registry import KINDS
from compiler.diff.sites import Found, Places, Site, plainly

__all__ = ["Pair", "judge"]


@record
class Judged:
    """What was found at a site, with the edits that it accounts for."""

    path: Path
    found: Found
    edits: tuple[Edit, ...]


def judge(
    pair: Pair, edits: tuple[Edit, ...], asker: Asker
) -> tuple[tuple[Change, ...], tuple[Edit, ...]]:
    """What the edits mean, and those that mean nothing; each edit is accounted for once."""
    if not edits:
        return (), ()
    places, facts = Places(pair, edits), changed_facts(pair, edits)
    echoes = Echoes(pair, places)
    waiting = tuple(one for one in edits if echoes.owners(one) or facts.has(one))
    apart = frozenset(map(id, waiting))
    judged = list(_judged(places, asker, (one for one in edits if id(one) not in apart), facts))
    rest: list[Edit] = []
    for edit in waiting:
        owner = _owner(edit, judged, echoes, facts)
        if owner is None:
            rest.append(edit)
        else:
            one = judged[owner]
            judged[owner] = Judged(one.path, one.found, (*one.edits, edit))
    own = [one for one in rest if not facts.has(one)]
    judged.extend(_judged(places, asker, own, Changed()))
    told = _distinct(pair.new.code, judged)
    accounted = {id(edit) for one in judged for edit in one.edits}
    return told, tuple(one for one in edits if id(one) not in accounted)


def _owner(edit: Edit, judged: list[Judged], echoes: Echoes, facts: Changed) -> int | None:
    """The change that an edit follows from."""
    if facts.has(edit):
        used = (place for place, one in enumerate(judged) if facts.behind(edit, one.found))
        place = next(used, None)
        if place is not None:
            return place
    for owner in echoes.owners(edit):
        for place, one in enumerate(judged):
            if one.path[: len(owner)] == owner:
                return place
    return None


def _judged(
    places: Places, asker: Asker, edits: Iterable[Edit], facts: Changed
) -> Iterator[Judged]:
    sites: dict[tuple[int, Path], list[Edit]] = {}
    for edit in edits:
        sites.setdefault(_place(edit), []).append(edit)
    for number, path in facts.sites(places):
        sites.setdefault((number, path), [])
    for (number, path), those in sorted(sites.items(), key=lambda one: one[0][0]):
        old, new = places.both(path)
        site = Site(path, old, new, tuple(those), places, asker)
        yield from _of_site(site, ROWS[number], facts)


def _place(edit: Edit) -> tuple[int, Path]:
    """The line of the table that an edit fits, and the part there."""
    for number, row in enumerate(ROWS):
        path = row.site(edit)
        if path is not None:
            return number, path
    raise LookupError(edit.path)


def _of_site(site: Site, row: Row, facts: Changed) -> Iterator[Judged]:
    """Whatever edits of the site no finding claims are the first one's that claims none, or else
    the first one's."""
    found = tuple(_because(one, site, row, facts) for one in row.finder(site))
    claimed = {id(edit) for one in found for edit in one.edits}
    left = tuple(one for one in site.edits if id(one) not in claimed)
    heir = next((place for place, one in enumerate(found) if not one.edits), 0)
    for place, one in enumerate(found):
        edits = (*one.edits, *left) if place == heir else one.edits
        yield Judged((*site.path, *(one.part or _attribute(site, row))), one, edits)


def _because(found: Found, site: Site, row: Row, facts: Changed) -> Found:
    """With the rules that have changed without a change of its own text."""
    names = facts.behind_site(site, row.within) if row.rules and found.behaviour else ()
    return replace(found, args=(*found.args, ("facts", " ".join(names)))) if names else found


def _attribute(site: Site, row: Row) -> Path:
    """What of the part it is about, where that is one thing."""
    depth = len(site.path)
    if row.attributes == WHOLE or (row.attributes == ANY and depth):
        return ()
    touched = {edit.path[depth : depth + 1] for edit in site.edits}
    return touched.pop() if len(touched) == 1 else row.within[:1]


def _distinct(code: str, judged: Iterable[Judged]) -> tuple[Change, ...]:
    """Those of one slug and path are one change."""
    found: dict[tuple[str, Path], Judged] = {}
    for one in judged:
        key = one.found.slug, one.path
        had = found.get(key)
        found[key] = Judged(one.path, had.found, (*had.edits, *one.edits)) if had else one
    return tuple(_change(code, one) for one in found.values())


def _change(code: str, one: Judged) -> Change:
    kind = KINDS[one.found.slug]
    old, new = one.found.old, one.found.new
    if old is None and new is None and one.edits:
        old, new = _values(one.edits)
    return Change(
        kind.slug, code, "/".join(one.path), kind.severity, kind.action, old, new,
        one.found.args, one.edits, one.found.behaviour,
    )  # fmt: skip


def _values(edits: tuple[Edit, ...]) -> tuple[Json, Json]:
    if len(edits) == 1:
        return edits[0].old, edits[0].new
    return plainly([one.old for one in edits]), plainly([one.new for one in edits])
