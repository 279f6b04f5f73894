"""What is kept of a check on disk, to check again only what changes.

Thousands of procedures are read back at every check, so the file is plain rows of text without
names, each look-up is written once, and its edition is the only thing that is judged.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from catalogue.diagnostics import Diagnostic, Edit, Fix, Span
from catalogue.record import record
from compiler.shared import LookUp
from compiler.summary import Summary

Seen: TypeAlias = tuple[LookUp, str]
"""Something shared that was looked up, and the digest that it had."""
Row: TypeAlias = list[Any]


@record
class Kept:
    """One procedure file: its hash, what it looked up, and what was found."""

    sha: str
    seen: tuple[Seen, ...]
    found: tuple[Diagnostic, ...]
    summary: Summary | None
    sound: bool


def read_cache(path: Path, edition: str) -> Mapping[str, Kept]:
    """What was kept by the same edition of the program; nothing when it cannot be used."""
    try:
        written, looked_up, rows = json.loads(path.read_bytes())
        if written != edition:
            return {}
        seen: list[Seen] = [((collection, name), was) for collection, name, was in looked_up]
        return {name: _kept(name, row, seen) for name, row in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError, LookupError):
        return {}


def write_cache(path: Path, edition: str, kept: Mapping[str, Kept]) -> None:
    """Keep for the next time; a folder that cannot be written to is no fault."""
    numbers: dict[Seen, int] = {}
    rows = {name: _row(one, numbers) for name, one in kept.items()}
    looked_up = [(*look_up, was) for look_up, was in numbers]
    content = json.dumps([edition, looked_up, rows], separators=(",", ":"), ensure_ascii=False)
    try:
        path.parent.mkdir(exist_ok=True)
        beside = path.with_suffix(".new")
        beside.write_text(content, "utf-8")
        beside.replace(path)
    except OSError:
        return


def _row(kept: Kept, numbers: dict[Seen, int]) -> Row:
    seen = [numbers.setdefault(one, len(numbers)) for one in kept.seen]
    summary = kept.summary and _summary_row(kept.summary)
    return [kept.sha, seen, [finding_row(one) for one in kept.found], summary, kept.sound]


def _kept(name: str, row: Row, all_seen: list[Seen]) -> Kept:
    sha, numbers, found, summary, sound = row
    seen = tuple([all_seen[number] for number in numbers])
    told = summary and _summary(name, frozenset([look_up for look_up, _ in seen]), summary)
    return Kept(sha, seen, tuple([finding_of(one) for one in found]), told, sound)


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
