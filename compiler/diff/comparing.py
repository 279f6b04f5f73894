"""Compares two editions of a catalogue: which procedures differ, in what, and what that means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from catalogue.record import record
from compiler.bundle import Entry
from compiler.diff.asking import UNASKED, Asker
from compiler.diff.burden import burden
from compiler.diff.comparison import Burden, Change, Compared, Comparison, Edit
from compiler.diff.delta import delta
from compiler.diff.fingerprints import fingerprinted
from compiler.diff.judging import judge
from compiler.diff.pair import Pair
from compiler.diff.pairing import Paired, Replaced, natural_end, paired
from compiler.diff.rates import STANDARD, Rates
from compiler.diff.registry import KINDS
from compiler.diff.shared_changes import shared_changes
from compiler.diff.side import Side

Progress = Callable[[str], None]
"""Is told the code of each procedure before it is compared."""
CODE = b',"code":'
"""Before it a program says only of which edition it is."""
ENDING = {
    "new": "procedure-added",
    "abolished": "procedure-removed",
    "replaced": "procedure-replaced",
}


def compare(
    old: Side,
    new: Side,
    *,
    behaviour: bool = True,
    rates: Rates = STANDARD,
    volumes: Mapping[str, int] | None = None,
    replaced: Replaced | None = None,
    progress: Progress | None = None,
    gated: bool = True,
) -> Comparison:
    """`volumes`: dossiers a year by code; `replaced`: which codes take the place of which.

    With neither behaviour nor gates nothing is loaded that reads or proves a catalogue.
    """
    work = Comparing(old, new, behaviour, rates, volumes or {}, gated)
    found: list[Compared] = []
    for one in paired(old.index.entries, new.index.entries, replaced):
        if one.standing != "same":
            if progress:
                progress(one.code)
            found.extend(work.compared(one))
    shared = shared_changes(old, new)
    return Comparison(old.name, new.name, old.hash, new.hash, tuple(found), shared)


@record
class Comparing:
    """Compares one version with another, as often as asked."""

    old: Side
    new: Side
    behaviour: bool
    rates: Rates
    volumes: Mapping[str, int]
    gated: bool = True

    def compared(self, one: Paired) -> Iterator[Compared]:
        """Nothing when it comes to the same for everybody."""
        if one.old and one.new and self.same_text(one.old, one.new):
            return
        pair = self.pair(one)
        changes, equal = self.judged(one, pair)
        if not changes:
            return
        entry = one.new or one.old
        assert entry is not None
        made = Compared(
            one.code, entry.name, one.standing, one.old, one.new, changes, equal,
            (self.burden(self.old, one.old), self.burden(self.new, one.new)),
            self.volumes.get(one.code), one.replaced_by,
        )  # fmt: skip
        shut = () if one.beside == "instead" else self.shut(made, pair)
        yield replace(made, changes=tuple(sorted((*changes, *shut), key=_worst_first)))

    def same_text(self, old: Entry, new: Entry) -> bool:
        before, after = self.old.content(old), self.new.content(new)
        return before.partition(CODE)[2] == after.partition(CODE)[2]

    def pair(self, one: Paired) -> Pair | None:
        if one.old is None or one.new is None:
            return None
        programs = self.old.program(one.old), self.new.program(one.new)
        return Pair(*programs, self.old.world, self.new.world)

    def judged(self, one: Paired, pair: Pair | None) -> tuple[tuple[Change, ...], tuple[Edit, ...]]:
        """Its changes, and the edits that make none."""
        if pair is None:
            return (self.standing(one, ()),), ()
        edits = delta(pair.old, pair.new)
        of_versions = tuple(edit for edit in edits if self.is_of_versions(edit, one))
        ends = tuple(edit for edit in edits if edit.path == ("end",) and edit not in of_versions)
        told = one.standing in ENDING
        rest = tuple(
            edit for edit in edits if edit not in of_versions and not (told and edit in ends)
        )
        changes, equal = judge(pair, rest, self.asker(pair))
        own = (self.standing(one, ends),) if told else ()
        return (*own, *(self.placed(change, one) for change in changes)), (*of_versions, *equal)

    def asker(self, pair: Pair) -> Asker:
        if not self.behaviour:
            return UNASKED
        from compiler.diff.behaviour import asker

        return asker(pair.old, pair.new, pair.old_world, pair.new_world)

    def shut(self, made: Compared, pair: Pair | None) -> tuple[Change, ...]:
        """The gates that stand in the way."""
        if not self.gated:
            return ()
        from compiler.diff.gates import gates

        return gates(self.old, self.new, made, pair)

    def is_of_versions(self, edit: Edit, one: Paired) -> bool:
        """Whether the days differ only because other versions come before or after it."""
        if one.old is None or one.new is None:
            return False
        if edit.path == ("end",):
            olds, news = self.old.index.entries, self.new.index.entries
            return natural_end(one.old, olds) and natural_end(one.new, news)
        return edit.path == ("start",) and one.beside != ""

    def standing(self, one: Paired, edits: tuple[Edit, ...]) -> Change:
        """That a procedure has come or gone."""
        kind = KINDS[ENDING[one.standing]]
        entry = one.new or one.old
        assert entry is not None
        names = (("name", entry.name), ("code", one.code), ("by", ", ".join(one.replaced_by)))
        change = Change(
            kind.slug, one.code, "", kind.severity, kind.action,
            one.old.name if one.old else None, one.new.name if one.new else None,
            tuple(one for one in names if one[1]), edits,
        )  # fmt: skip
        return self.placed(change, one)

    def placed(self, change: Change, one: Paired) -> Change:
        """With its fingerprint, and where each side was written."""
        if change.places == (None, None):
            old = self.old.place(one.old, change.path) if one.old else None
            new = self.new.place(one.new, change.path) if one.new else None
            change = replace(change, places=(old, new))
        return fingerprinted(change)

    def burden(self, side: Side, entry: Entry | None) -> Burden | None:
        return burden(side.program(entry), side.world, self.rates) if entry else None


def _worst_first(change: Change) -> tuple[int, int, str, str]:
    told = change.severity
    worst = max(told.citizen, told.officer, told.inflight)
    return -worst, -told.citizen, change.path, change.slug
