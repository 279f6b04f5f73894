"""What is kept of a check on disk, to check again only what changes.

Thousands of procedures are read back at every check, so the file is plain rows without names, each
look-up is written once, and a row is but a text until somebody asks for what is in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from catalogue.diagnostics import Diagnostic, Edit, Fix, Span
from catalogue.record import record

if TYPE_CHECKING:
    from compiler.shared import LookUp
    from compiler.summary import Summary

Seen: TypeAlias = tuple[tuple[str, str], str]
"""Something shared that was looked up, and the digest that it had."""
Row: TypeAlias = list[Any]
Stamp: TypeAlias = str
"""What the file system says of a file: its two times, its size and its number."""


@record
class Kept:
    """What was found in one procedure's file, or where procedures meet; its hash, what it looked
    up, and the procedures' files that it rests on besides."""

    sha: str
    seen: tuple[Seen, ...]
    found: tuple[Diagnostic, ...]
    summary: Summary | None
    sound: bool
    rests: tuple[str, ...] = ()


@record
class Past:
    """The last check: every file as it was, and what was found, `common` outside of all rows."""

    begun: int = 0
    files: Mapping[str, tuple[Stamp, str]] = field(default_factory=dict)
    common: tuple[Diagnostic, ...] = ()
    looked_up: tuple[Seen, ...] = ()
    rows: Mapping[str, Row] = field(default_factory=dict)

    def kept(self, name: str) -> Kept:
        return _kept(name, self.rows[name], self.looked_up)

    def all_kept(self) -> dict[str, Kept]:
        return {name: self.kept(name) for name in self.rows}

    def found(self) -> Iterator[Diagnostic]:
        """Everything that was found."""
        yield from self.common
        for _, found, _ in self.rows.values():
            yield from map(finding_of, found)

    def rests(self) -> frozenset[str]:
        """The procedures' files on which something rests that is not told in their own rows."""
        return frozenset(name for _, _, rests in self.rows.values() for name in rests)

    def renewed(self, kept: Mapping[str, Kept]) -> Past:
        """The same with other rows."""
        numbers = {seen: number for number, seen in enumerate(self.looked_up)}
        rows = {**self.rows, **{name: _row(one, numbers) for name, one in kept.items()}}
        return replace(self, looked_up=tuple(numbers), rows=rows)


def past(common: Iterable[Diagnostic], kept: Mapping[str, Kept]) -> Past:
    """A check from its parts, all of them made anew."""
    return Past(common=tuple(common)).renewed(kept)


def sha(content: bytes) -> str:
    return sha256(content).hexdigest()


def read_cache(path: Path, edition: str) -> Past:
    """What was kept, whole, by the same edition of the program; nothing when it cannot be used."""
    try:
        seal, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return Past()
    if seal.decode("ascii", "replace") != sha(edition.encode() + content):
        return Past()
    head, *texts = content.decode().split("\n")
    begun, files, common, looked_up, told = json.loads(head)
    rows = {name: [text, *more] for (name, more), text in zip(told.items(), texts, strict=True)}
    seen = tuple(((collection, name), was) for collection, name, was in looked_up)
    known = {name: (stamp, hash_) for name, (stamp, hash_) in files.items()}
    return Past(begun, known, tuple(map(finding_of, common)), seen, rows)


def write_cache(path: Path, edition: str, one: Past) -> None:
    """Keep for the next time; a folder that cannot be written to is no fault."""
    looked_up = [(*look_up, was) for look_up, was in one.looked_up]
    told = {name: more for name, (_, *more) in one.rows.items()}
    head = [one.begun, dict(one.files), [*map(finding_row, one.common)], looked_up, told]
    texts = (text for text, *_ in one.rows.values())
    content = "\n".join((json.dumps(head), *texts)).encode()
    seal = sha(edition.encode() + content).encode()
    try:
        path.parent.mkdir(exist_ok=True)
        beside = path.with_suffix(".new")
        beside.write_bytes(seal + b"\n" + content)
        beside.replace(path)
    except OSError:
        return


def _row(kept: Kept, numbers: dict[Seen, int]) -> Row:
    seen = [numbers.setdefault(one, len(numbers)) for one in kept.seen]
    summary = kept.summary and _summary_row(kept.summary)
    text = json.dumps([kept.sha, seen, summary, kept.sound])
    return [text, [*map(finding_row, kept.found)], kept.rests]


def _kept(name: str, row: Row, all_seen: tuple[Seen, ...]) -> Kept:
    text, found, rests = row
    sha, numbers, summary, sound = json.loads(text)
    seen = tuple(all_seen[number] for number in numbers)
    look_ups = frozenset(look_up for look_up, _ in seen)
    told = summary and _summary(name, look_ups, summary)
    return Kept(sha, seen, tuple(map(finding_of, found)), told, sound, tuple(rests))


def _summary_row(one: Summary) -> Row:
    end = one.end and one.end.isoformat()
    in_force = one.in_force[1:]
    return [
        one.code,
        one.start.isoformat(),
        end,
        in_force,
        one.lengths,
        one.added,
        one.unsure,
        one.outlived,
    ]


def _summary(file: str, look_ups: frozenset[LookUp], row: Row) -> Summary:
    from compiler.summary import Summary

    code, start, end, in_force, lengths, added, unsure, outlived = row
    return Summary(
        file, code, date.fromisoformat(start), date.fromisoformat(end) if end else None,
        Span(file, *in_force), look_ups, tuple(map(tuple, lengths)), tuple(map(tuple, added)),
        unsure, tuple(map(tuple, outlived)),
    )  # fmt: skip


def finding_row(one: Diagnostic) -> Row:
    fix = one.fix and [[(edit.span, edit.text) for edit in one.fix.edits], one.fix.safe]
    return [one.slug, one.span, one.args, one.path, one.related, fix]


def finding_of(row: Row) -> Diagnostic:
    slug, span, args, path, related, fix = row
    places = tuple(Span(*one) for one in related)
    return Diagnostic(slug, Span(*span), tuple(map(tuple, args)), path, places, fix and _fix(*fix))


def _fix(edits: Row, safe: bool) -> Fix:
    return Fix(tuple(Edit(Span(*span), text) for span, text in edits), safe)
