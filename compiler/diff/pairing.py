"""Which version of a procedure takes the place of which one.

A version that starts on the same day is the same one, corrected; one that starts on another day
follows the one before it. Nothing but the code says that two procedures are one; which ones take
the place of an abolished procedure has to be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Literal

from catalogue.record import record
from compiler.bundle import Entry
from compiler.diff.comparison import Standing

Replaced = Mapping[str, tuple[str, ...]]
"""By the code of an abolished procedure, the codes of those in its place."""


@record
class Paired:
    """`old` is None for what is new, `new` for what is gone."""

    old: Entry | None
    new: Entry | None
    standing: Standing
    replaced_by: tuple[str, ...] = ()
    beside: Literal["", "after", "instead"] = ""
    """Of versions with days of their own: the new one comes after the old one, which stays; or was
    there before, and the one that was to follow it has been taken back."""

    @property
    def code(self) -> str:
        entry = self.new or self.old
        return entry.code if entry else ""


def paired(
    old: Iterable[Entry], new: Iterable[Entry], replaced: Replaced | None = None
) -> Iterator[Paired]:
    """Every pair of versions, by code and day; those with the same text are `same`."""
    before, after = _by_code(old), _by_code(new)
    for code in sorted(before.keys() | after.keys()):
        instead = (replaced or {}).get(code, ())
        yield from _of_code(before.get(code, ()), after.get(code, ()), instead)


def _by_code(entries: Iterable[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    listed = sorted(entries, key=lambda one: (one.code, one.start))
    return {code: tuple(same) for code, same in groupby(listed, key=lambda one: one.code)}


def _of_code(
    old: tuple[Entry, ...], new: tuple[Entry, ...], instead: tuple[str, ...]
) -> Iterator[Paired]:
    if not new:
        yield Paired(old[-1], None, "replaced" if instead else "abolished", instead)
        return
    used: list[Entry | None] = []
    for one in new:
        source = _source(one, old, new)
        used.append(source)
        ends = source is not None and source.end is None and one.end is not None
        if source is None:
            yield Paired(None, one, "new")
        elif one.hash == source.hash:
            yield Paired(source, one, "same")
        elif ends and one is new[-1]:
            yield Paired(source, one, "replaced" if instead else "abolished", instead)
        else:
            stays = source.start != one.start and source.start in {each.start for each in new}
            yield Paired(source, one, "amended", beside="after" if stays else "")
    for one in old:
        instead_of_it = _on(new, one.start)
        if one not in used and instead_of_it is not None:
            yield Paired(one, instead_of_it, "amended", beside="instead")


def _on(entries: tuple[Entry, ...], day: date) -> Entry | None:
    return next(
        (one for one in entries if one.start <= day and (one.end is None or day < one.end)), None
    )


def _source(one: Entry, old: tuple[Entry, ...], new: tuple[Entry, ...]) -> Entry | None:
    """The version with the same day; else the one that was in force then, or the nearest one."""
    same = next((each for each in old if each.start == one.start), None)
    if same is not None:
        return same
    earlier = [each for each in old if each.start < one.start]
    kept = {each.start for each in new}
    later = [each for each in old if each.start > one.start and each.start not in kept]
    return earlier[-1] if earlier else later[0] if later else None


def natural_end(entry: Entry, entries: Iterable[Entry]) -> bool:
    """Whether it lasts until its next version, or for ever: an end that nobody has written."""
    starts = [one.start for one in entries if one.code == entry.code]
    return entry.end is None or entry.end in starts
