"""The comparison as SARIF 2.1.0, for tools that show findings beside the lines of a change."""

from __future__ import annotations

import json
from collections.abc import Iterator

from catalogue.diagnostics import Span
from compiler.diff.comparison import Change, Comparison
from renderers.comparison.view import Report, Told
from renderers.comparison.wording import short

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {3: "error", 2: "warning", 1: "note", 0: "none"}


def sarif(report: Report, comparison: Comparison) -> str:
    told = report.told
    slugs = sorted({one.change.slug for one in told})
    changes = {one.change.slug: one.change for one in told}
    run: dict[str, object] = {
        "tool": {
            "driver": {
                "name": "motcua",
                "rules": [_rule(slug, changes[slug], report.lang) for slug in slugs],
            }
        },
        "columnKind": "unicodeCodePoints",
        "language": report.lang,
        "results": [_result(one, slugs.index(one.change.slug)) for one in told],
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _rule(slug: str, change: Change, lang: str) -> dict[str, object]:
    return {"id": slug, "shortDescription": {"text": short(change, lang)}}


def _result(one: Told, rule: int) -> dict[str, object]:
    change = one.change
    found: dict[str, object] = {
        "ruleId": change.slug,
        "ruleIndex": rule,
        "level": LEVELS[one.level],
        "message": {"text": one.sentence},
        "partialFingerprints": {"change/v1": change.fingerprint},
        "locations": [*_locations(change)],
        "properties": {
            "severity": {tag.audience: tag.level for tag in one.tags},
            "action": change.action,
            "path": change.path,
        },
    }
    old = change.places[0]
    if old and change.places[1]:
        found["relatedLocations"] = [_place(old)]
    if one.seen:
        found["suppressions"] = [{"kind": "external", "justification": one.seen}]
    return found


def _locations(change: Change) -> Iterator[dict[str, object]]:
    """Where it stands now; what is gone, where it stood."""
    logical = [{"fullyQualifiedName": "/".join(filter(None, (change.code, change.path)))}]
    place = change.places[1] or change.places[0]
    yield {**(_place(place) if place else {}), "logicalLocations": logical}


def _place(span: Span) -> dict[str, object]:
    region = {
        "startLine": span.line, "startColumn": span.column,
        "endLine": span.end_line, "endColumn": span.end_column,
    }  # fmt: skip
    return {"physicalLocation": {"artifactLocation": {"uri": span.file}, "region": region}}
