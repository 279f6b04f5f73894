"""The comparison for programs, as `comparison.schema.json` describes it."""

from __future__ import annotations

import json
from datetime import date

from catalogue.diagnostics import Span
from catalogue.kinds.base import Json
from compiler.diff.comparison import (
    Acknowledgement,
    Burden,
    Case,
    Change,
    Compared,
    Comparison,
    Edit,
    InFlight,
    Severity,
)
from renderers.comparison.topics import MEASURES
from renderers.comparison.view import Report

FORMAT = 1
Record = dict[str, Json]


def as_json(report: Report, comparison: Comparison) -> str:
    sentences = {(one.change.code, one.change.slug, one.change.path): one for one in report.told}
    changes: list[Json] = []
    every = [*(it for one in comparison.procedures for it in one.changes), *comparison.shared]
    for one in every:
        told = sentences[one.code, one.slug, one.path]
        known: Record = {
            "title": told.title,
            "message": told.sentence,
            "acknowledged": bool(told.seen),
        }
        changes.append({**_change(one), **known})
    whole: Record = {
        "format": FORMAT,
        "lang": report.lang,
        "old": {"name": comparison.old, "hash": comparison.old_hash},
        "new": {"name": comparison.new, "hash": comparison.new_hash},
        "changes": changes,
        "procedures": [_compared(one) for one in comparison.procedures],
        "in_flight": _flight(comparison.in_flight) if comparison.in_flight else None,
        "acknowledged": [_acknowledgement(one) for one in comparison.acknowledged],
        "stale": [_acknowledgement(one) for one in comparison.stale],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _change(one: Change) -> Record:
    return {
        "slug": one.slug,
        "code": one.code,
        "path": one.path,
        "old": one.old,
        "new": one.new,
        "severity": _severity(one.severity),
        "action": one.action,
        "fingerprint": one.fingerprint,
        "args": dict(one.args),
        "edits": [_edit(edit) for edit in one.edits],
        "behaviour": {
            "verdict": one.behaviour.verdict,
            "gained": _case(one.behaviour.gained),
            "lost": _case(one.behaviour.lost),
        } if one.behaviour else None,
        "places": [_place(span) for span in one.places],
    }  # fmt: skip


def _severity(of: Severity) -> Record:
    return {"citizen": of.citizen, "officer": of.officer, "inflight": of.inflight}


def _edit(one: Edit) -> Record:
    return {"how": one.how, "path": list(one.path), "old": one.old, "new": one.new}


def _case(one: Case | None) -> Json:
    """What decides; who else they are is nobody's and is made up."""
    if one is None:
        return None
    return {
        "at": one.filing.at.isoformat(),
        "channel": one.filing.channel,
        "answers": {path: json.loads(text) for path, text in one.told if _is_json(text)},
    }


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _place(span: Span | None) -> Json:
    if span is None:
        return None
    return {"file": span.file, "line": span.line, "column": span.column}


def _compared(one: Compared) -> Record:
    return {
        "code": one.code,
        "name": one.name,
        "standing": one.standing,
        "old": one.old.hash if one.old else None,
        "new": one.new.hash if one.new else None,
        "changes": len(one.changes),
        "equal": [_edit(edit) for edit in one.equal],
        "burden": [_burden(side) for side in one.burden],
        "dossiers_a_year": one.dossiers_a_year,
        "replaced_by": list(one.replaced_by),
    }


def _burden(of: Burden | None) -> Json:
    return {name: list(getattr(of, name)) for name in MEASURES} if of else None


def _flight(of: InFlight) -> Record:
    effects: list[Json] = [
        {name: getattr(one, name) for name in one.__match_args__} for one in of.effects
    ]
    return {"drafts": of.drafts, "dossiers": of.dossiers, "effects": effects}


def _acknowledgement(one: Acknowledgement) -> Record:
    return {
        "slug": one.slug,
        "path": one.path,
        "fingerprint": one.fingerprint,
        "who": one.who,
        "when": one.when.isoformat(),
        "decision": one.decision,
        "reason": one.reason,
        "expires": _day(one.expires),
    }


def _day(day: date | None) -> Json:
    return day.isoformat() if day else None
