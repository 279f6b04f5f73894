"""What procedures share: lists, calendar, agencies, names, translations; what changes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from catalogue.kinds.base import Json, Option
from compiler.diff.comparison import Change
from compiler.diff.fingerprints import fingerprinted
from compiler.diff.registry import KINDS
from compiler.diff.side import Side
from compiler.diff.sites import Args, plainly
from compiler.diff.translated import translations

Told: TypeAlias = Iterator[Change]


def shared_changes(old: Side, new: Side) -> tuple[Change, ...]:
    """In the order in which they are looked for, each part by its name."""
    found = (one for finder in FINDERS for one in finder(old, new))
    return tuple(fingerprinted(one) for one in found)


def change(slug: str, path: str, args: Args, old: Json = None, new: Json = None) -> Change:
    kind = KINDS[slug]
    return Change(slug, "", path, kind.severity, kind.action, old, new, args)


def lists(old: Side, new: Side) -> Told:
    before, after = ({one.name: one.hash for one in side.index.lists} for side in (old, new))
    for name in sorted(before.keys() & after.keys()):
        if before[name] != after[name]:
            called = new.index.names.get(f"list/{name}", name)
            yield from _options(name, called, old.world.lists[name], new.world.lists[name])


def _options(
    name: str, called: str, old: tuple[Option, ...], new: tuple[Option, ...]
) -> Told:  # fmt: skip
    before, after = ({one.code: one for one in those} for those in (old, new))
    for code in sorted(before.keys() | after.keys()):
        one, other = before.get(code), after.get(code)
        if one != other:
            yield _option(f"lists/{name}/{code}", ("list", called), one, other)


def _option(path: str, called: tuple[str, str], old: Option | None, new: Option | None) -> Change:
    told = plainly(old), plainly(new)
    if old is not None and new is not None and _offered(old) == _offered(new):
        words = (called, ("old", old.label), ("new", new.label))
        return change("list-option-relabelled", path, words, *told)
    known = new or old
    args = (called, ("option", known.label if known else ""))
    less = new is None or (old is not None and _shorter(old, new))
    return change("list-option-removed" if less else "list-option-added", path, args, *told)


def _offered(one: Option) -> object:
    return one.start, one.end, one.parent


def _shorter(old: Option, new: Option) -> bool:
    """Offered later, or no longer so long."""
    return str(new.start or "") > str(old.start or "") or str(new.end or "9999") < str(
        old.end or "9999"
    )


def calendar(old: Side, new: Side) -> Told:
    """All days of a year together: they are laid down together."""
    before, after = old.index.calendar, new.index.calendar
    days = sorted((before.off ^ after.off) | (before.work ^ after.work))
    for year in sorted({day.year for day in days}):
        those = [day for day in days if day.year == year]
        told = ", ".join(f"{day:%d/%m/%Y}" for day in those)
        was, now = (
            [day.isoformat() for day in those if day in calendar.off]
            for calendar in (before, after)
        )
        yield change("calendar-changed", f"calendar/{year}", (("days", told),), [*was], [*now])


def agencies(old: Side, new: Side) -> Told:
    before, after = ({one.id: one for one in side.index.agencies} for side in (old, new))
    for id in sorted(before.keys() | after.keys()):
        one, other = before.get(id), after.get(id)
        known = other or one
        if one == other or known is None:
            continue
        slug = "agency-added" if one is None else "agency-removed" if other is None else ""
        args = (("name", known.name),)
        yield change(slug or "agency-changed", f"agencies/{id}", args, plainly(one), plainly(other))


def names(old: Side, new: Side) -> Told:
    """Agencies have changes of their own."""
    before, after = old.index.names, new.index.names
    apart = frozenset(f"agency/{one.id}" for one in new.index.agencies)
    for key in sorted((before.keys() & after.keys()) - apart):
        if before[key] != after[key]:
            words = (("old", before[key]), ("new", after[key]))
            yield change("name-changed", f"names/{key}", words, before[key], after[key])


def texts(old: Side, new: Side) -> Told:
    for one in translations(old, new):
        args = (("language", one.lang), ("name", one.name), ("texts", str(one.count)))
        path = f"texts/{one.lang}/{one.of}"
        yield change(one.slug, path, args, *one.example)


FINDERS: tuple[Callable[[Side, Side], Told], ...] = (lists, calendar, agencies, names, texts)
