"""What a decision has to publish of two editions: lists of procedures, and what forbids it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from catalogue.record import record
from compiler.bundle import Entry, Index
from compiler.diff.acknowledging import open_changes
from compiler.diff.comparison import Change, Compared, Comparison

PARTS: Mapping[str, str] = {
    "name": "name",
    "short": "name",
    "domain": "domain",
    "domain_name": "domain",
    "before_lodging": "steps",
    "steps": "steps",
    "channels": "channels",
    "online": "channels",
    "online_reason": "channels",
    "components": "dossier",
    "outline": "dossier",
    "sets": "dossier",
    "present_means": "dossier",
    "registers": "dossier",
    "term": "term",
    "audience": "audience",
    "parties": "audience",
    "authority": "authority",
    "results": "results",
    "fees": "fees",
    "pages": "forms",
    "lists": "forms",
    "cases": "cases",
    "facts": "cases",
    "requirements": "requirements",
    "basis": "basis",
    "members": "members",
    "start": "effect",
    "end": "effect",
    "transition": "effect",
}
"""The part of a published procedure that a key of its program belongs to; others are not
published."""
ORDER = tuple(dict.fromkeys(PARTS.values()))


@record
class Listed:
    """A procedure in one of the lists; `old` is None for a new one, `new` for one that is gone."""

    code: str
    old: Entry | None
    new: Entry | None
    parts: tuple[str, ...] = ()
    """What is different, in the order of publication."""
    replaces: tuple[str, ...] = ()
    """The codes whose place it takes."""
    until: date | None = None
    """Of one that ends on a day: the first day on which it is no longer in force."""


@record
class Lists:
    """By code. What is replaced stands in the line of what takes its place, and nowhere else."""

    new: tuple[Listed, ...] = ()
    amended: tuple[Listed, ...] = ()
    replaced: tuple[Listed, ...] = ()
    abolished: tuple[Listed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.amended or self.replaced or self.abolished)

    @property
    def published(self) -> tuple[Listed, ...]:
        """Those that there is a text of."""
        return (*self.new, *self.amended, *self.replaced)


def lists(comparison: Comparison, old: Index, new: Index) -> Lists:
    """The indexes are those of the editions that were compared."""
    by_code: dict[str, list[Compared]] = {}
    for one in comparison.procedures:
        by_code.setdefault(one.code, []).append(one)
    successors = {one.code: one.replaced_by for one in comparison.procedures if one.replaced_by}
    taken = _predecessors(successors)
    found: dict[str, list[Listed]] = {"new": [], "amended": [], "replaced": [], "abolished": []}
    for code in sorted({*by_code, *taken}):
        listed = _listed(code, by_code.get(code, []), old, new, taken.get(code, ()))
        standing = _standing(listed, successors)
        if standing:
            found[standing].append(listed)
    return Lists(**{name: tuple(of) for name, of in found.items()})


def unknown(replaces: Mapping[str, tuple[str, ...]], old: Index, new: Index) -> tuple[str, ...]:
    """Codes that are said to be replaced or to replace, and are not there."""
    before, after = ({one.code for one in index.entries} for index in (old, new))
    gone = [code for code in replaces if code not in before]
    return (*gone, *(code for codes in replaces.values() for code in codes if code not in after))


def blocking(comparison: Comparison) -> tuple[Change, ...]:
    """The changes that forbid publication and that nobody has acknowledged."""
    return tuple(one for one in open_changes(comparison) if one.action == "block")


def _predecessors(successors: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, codes in sorted(successors.items()):
        for one in codes:
            found[one] = (*found.get(one, ()), code)
    return found


def _listed(
    code: str, compared: list[Compared], old: Index, new: Index, replaces: tuple[str, ...]
) -> Listed:
    """A code with several texts is listed with the latest of those that differ."""
    before, after = _last(old, code), _last(new, code)
    differing = [one.new for one in compared if one.new]
    shown = max(differing, key=lambda one: one.start) if differing else after
    parts = {part for one in compared for part in _parts(one)}
    ended = after is not None and after.end is not None and (not before or before.end is None)
    return Listed(
        code=code,
        old=before,
        new=shown if after else None,
        parts=tuple(part for part in ORDER if part in parts),
        replaces=replaces,
        until=after.end if ended and after else None,
    )


def _last(index: Index, code: str) -> Entry | None:
    texts = [one for one in index.entries if one.code == code]
    return max(texts, key=lambda one: one.start) if texts else None


def _parts(compared: Compared) -> Iterator[str]:
    for change in compared.changes:
        for edit in change.edits:
            part = PARTS.get(edit.path[0]) if edit.path else None
            if part:
                yield part


def _standing(one: Listed, successors: Mapping[str, tuple[str, ...]]) -> str:
    """The list in which it stands, '' for one of which nothing that is published differs."""
    if one.new is None or (one.until and one.old):
        return "" if one.code in successors else "abolished"
    if one.replaces:
        return "replaced"
    if one.old is None:
        return "new"
    return "amended" if one.parts else ""
