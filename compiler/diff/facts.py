"""Rules with a name, which have no people of their own: what changes of them shows where they are
used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from catalogue.record import record
from compiler import ir
from compiler.diff.comparison import Edit, Path
from compiler.diff.echoes import GENERATED
from compiler.diff.finders import ROWS
from compiler.diff.likeness import questions
from compiler.diff.pair import Pair
from compiler.diff.sites import Found, Places, Site, known_by, plainly, references

MEANT = ("value", "type", "reads", "source")


@record
class Changed:
    """The facts that say something else than before, by edit of theirs; `resting` are, by fact or
    computed question, all that rest on it, itself among them."""

    edits: Mapping[int, str] = field(default_factory=dict)
    resting: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def has(self, edit: Edit) -> bool:
        return id(edit) in self.edits

    def behind(self, edit: Edit, found: Found) -> bool:
        """Whether what was found may follow from this edit."""
        if found.behaviour is None:
            return False
        read = references([found.old, found.new])
        return bool(read & self.resting[self.edits[id(edit)]])

    def behind_site(self, site: Site, attributes: tuple[str, ...]) -> tuple[str, ...]:
        """The facts that have changed and are read there."""
        parts = (site.old, site.new)
        read = {name for one in parts for each in attributes for name in _read(one, each)}
        told = sorted(set(self.edits.values()))
        return tuple(name for name in told if read & self.resting[name])

    def sites(self, places: Places) -> Iterator[tuple[int, Path]]:
        """The lines of the table and parts whose rules read one of these facts."""
        names = frozenset(one for those in self.resting.values() for one in those)
        if not names:
            return
        for number, row in enumerate(ROWS):
            if row.rules:
                pattern = tuple(filter(None, row.part.split("/")))
                for path, part in _parts(places.pair.new, pattern):
                    reads = any(_read(part, one) & names for one in row.within)
                    if reads and places.both(path)[0] is not None:
                        yield number, path


def changed_facts(pair: Pair, edits: tuple[Edit, ...]) -> Changed:
    found = {id(edit): edit.path[1] for edit in edits if _is_meant(edit)}
    computed = {edit.path[-2] for edit in edits if edit.path[-1:] == ("value",)}
    names = computed.union(found.values())
    users = _users(pair) if names else {}
    return Changed(found, {name: _resting(name, users) for name in names})


def _is_meant(edit: Edit) -> bool:
    """Facts that come and go are not told by themselves either, unless an officer finds them."""
    if edit.path[0] != "facts":
        return False
    if len(edit.path) == 2:
        fact = edit.new if edit.how == "add" else edit.old
        return edit.how == "move" or not (isinstance(fact, dict) and fact.get("by"))
    return edit.path[2] in MEANT


def _users(pair: Pair) -> Mapping[str, frozenset[str]]:
    """By name, the facts and computed questions that read it."""
    found: dict[str, set[str]] = {}
    for program in (pair.old, pair.new):
        known = [(one.id, one.value) for one in program.facts]
        computed = (one for one in questions(program) if isinstance(one, ir.Field))
        for id, value in (*known, *((one.id, one.value) for one in computed)):
            for name in references(plainly(value)):
                found.setdefault(name, set()).add(id)
    return {name: frozenset(those) for name, those in found.items()}


def _resting(name: str, users: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found, waiting = {name}, [name]
    while waiting:
        for one in users.get(waiting.pop(), frozenset()) - found:
            found.add(one)
            waiting.append(one)
    return frozenset(found)


def _parts(here: object, keys: tuple[str, ...], path: Path = ()) -> Iterator[tuple[Path, object]]:
    """All parts of a program that a pattern names; what is made of others follows them."""
    if getattr(here, "source", "") in GENERATED:
        return
    if not keys:
        yield path, here
    elif keys[0] == "*":
        if isinstance(here, tuple):
            for one in here:
                known = known_by(one)
                if known:
                    yield from _parts(one, keys[1:], (*path, known))
    else:
        inner = getattr(here, keys[0], None)
        if inner is not None:
            yield from _parts(inner, keys[1:], (*path, keys[0]))


def _read(part: object, attribute: str) -> frozenset[str]:
    return references(plainly(getattr(part, attribute, None)))
