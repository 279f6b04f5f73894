"""A report as it is kept beside the editions: plain data by language, read again without them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from catalogue.kinds.base import Json
from compiler.diff.comparison import Change
from renderers.comparison.people import Outcome, Person
from renderers.comparison.redline import marked, untold
from renderers.comparison.view import Procedure, Report, Tag, Told

FORMAT = 2
EARLIER = (1,)
"""Without what stands beside a change."""


class Unkept(ValueError):
    """A report of a form that is not known."""


@dataclass(frozen=True, slots=True)
class KeptChange:
    """One change in words; `waits` for somebody to stand by it before publication."""

    slug: str
    code: str
    path: str
    fingerprint: str
    waits: bool
    title: str
    sentence: str
    trail: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    tags: tuple[Tag, ...]
    action: str
    people: tuple[Person, ...]
    undecided: bool
    whom: str = ""
    since: str = ""
    hint: str = ""
    notes: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[tuple[Markup, Markup], ...]:
        """Both sides, as far as the sentence does not say them."""
        return marked(untold(self.sentence, self.whom, self.old, self.new))


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A procedure, or what all share."""

    code: str
    name: str
    standing: str
    changes: tuple[KeptChange, ...]


@dataclass(frozen=True, slots=True)
class KeptReport:
    counts: str
    parts: tuple[KeptPart, ...]
    flight: str
    flights: tuple[tuple[str, str, int, int, str], ...]
    """(procedure, what happens, drafts, dossiers, codes)"""
    unsolved: bool


def keep(reports: Iterable[Report]) -> dict[str, Json]:
    """Each in its language."""
    return {"format": FORMAT, "reports": {one.lang: _report(one) for one in reports}}


def read_kept(data: Mapping[str, Any], lang: str) -> KeptReport:
    """In this language, or else in Vietnamese; Unkept for what a later edition has written."""
    if data.get("format") not in (FORMAT, *EARLIER):
        raise Unkept("the report is of another form")
    one = data["reports"].get(lang) or data["reports"]["vi"]
    return KeptReport(
        one["counts"],
        tuple(_read_part(part) for part in one["parts"]),
        one["flight"],
        tuple((row[0], row[1], row[2], row[3], row[4]) for row in one["flights"]),
        one["unsolved"],
    )


def _report(one: Report) -> dict[str, Json]:
    lines = one.flight.lines
    return {
        "counts": one.counts,
        "parts": [_part(part) for part in one.parts if part.told],
        "flight": one.flight.counts if lines else "",
        "flights": [
            [each.procedure, each.effect, each.drafts, each.dossiers, each.codes] for each in lines
        ],
        "unsolved": one.unsolved,
    }


def _part(one: Procedure) -> dict[str, Json]:
    changes: list[Json] = [_change(told) for told in one.told]
    return {"code": one.code, "name": one.name, "standing": one.standing, "changes": changes}


def _change(one: Told) -> dict[str, Json]:
    change = one.change
    return {
        "slug": change.slug, "code": change.code, "path": change.path,
        "fingerprint": change.fingerprint, "waits": waits(change), "title": one.title,
        "sentence": one.sentence, "trail": one.where, "old": list(one.old), "new": list(one.new),
        "tags": [[tag.audience, tag.level, tag.words] for tag in one.tags], "action": one.action,
        "people": [_person(each) for each in one.people], "undecided": one.undecided,
        "whom": one.whom, "since": one.since, "hint": one.hint, "notes": list(one.notes),
    }  # fmt: skip


def waits(change: Change) -> bool:
    """What is worst for people or dossiers, and what somebody has to choose."""
    worst = max(change.severity.citizen, change.severity.inflight) == 3
    return worst or change.action in ("ask", "block")


def _person(one: Person) -> dict[str, Json]:
    return {
        "lead": one.lead,
        "answers": [list(pair) for pair in one.answers],
        "outcomes": [[each.what, each.old, each.new] for each in one.outcomes],
    }


def _read_part(one: Mapping[str, Any]) -> KeptPart:
    changes = tuple(_read_change(each) for each in one["changes"])
    return KeptPart(one["code"], one["name"], one["standing"], changes)


def _read_change(one: Mapping[str, Any]) -> KeptChange:
    known = {
        **one,
        "old": tuple(one["old"]),
        "new": tuple(one["new"]),
        "tags": tuple(Tag(*each) for each in one["tags"]),
        "people": tuple(_read_person(each) for each in one["people"]),
        "notes": tuple(one.get("notes", ())),
    }
    return KeptChange(**known)


def _read_person(one: Mapping[str, Any]) -> Person:
    answers = tuple((name, text) for name, text in one["answers"])
    return Person(one["lead"], answers, tuple(Outcome(*each) for each in one["outcomes"]))
