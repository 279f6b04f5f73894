"""The comparison as SARIF 2.1.0, for tools that show findings beside the lines of a change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TypeAlias
from urllib.parse import quote

from catalogue.diagnostics import Span
from compiler.diff.comparison import Change, Comparison
from renderers.comparison.view import Report, Told
from renderers.comparison.wording import short

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
Folders: TypeAlias = tuple[str, str]
LEVELS = {3: "error", 2: "warning", 1: "note", 0: "none"}


def sarif(report: Report, comparison: Comparison) -> str:
    told, folders = report.told, (_folder(comparison.old), _folder(comparison.new))
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
        "results": [_result(one, slugs.index(one.change.slug), folders) for one in told],
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _rule(slug: str, change: Change, lang: str) -> dict[str, object]:
    return {"id": slug, "shortDescription": {"text": short(change, lang)}}


def _result(one: Told, rule: int, folders: Folders) -> dict[str, object]:
    change = one.change
    found: dict[str, object] = {
        "ruleId": change.slug,
        "ruleIndex": rule,
        "level": LEVELS[one.level],
        "message": {"text": one.sentence},
        "partialFingerprints": {"change/v1": change.fingerprint},
        "locations": [*_locations(change, folders)],
        "properties": {
            "severity": {tag.audience: tag.level for tag in one.tags},
            "action": change.action,
            "path": change.path,
        },
    }
    old = change.places[0]
    if old and change.places[1]:
        found["relatedLocations"] = [_place(old, folders[0])]
    if one.seen:
        found["suppressions"] = [{"kind": "external", "justification": one.seen}]
    return found


def _locations(change: Change, folders: Folders) -> Iterator[dict[str, object]]:
    """Where it stands now; what is gone, where it stood."""
    logical = [{"fullyQualifiedName": "/".join(filter(None, (change.code, change.path)))}]
    number = 1 if change.places[1] else 0
    place = change.places[number]
    yield {**(_place(place, folders[number]) if place else {}), "logicalLocations": logical}


def _folder(name: str) -> str:
    """Of an edition in the repository, as tools that show it name its files; `REV:folder` too."""
    path = PurePosixPath(name.rpartition(":")[2])
    inside = not path.is_absolute() and ".." not in path.parts and path.parts
    return f"{path.as_posix()}/" if inside else ""


def _place(span: Span, folder: str) -> dict[str, object]:
    region = {"startLine": span.line, "startColumn": span.column}
    if (span.end_line, span.end_column) > (span.line, span.column):
        region |= {"endLine": span.end_line, "endColumn": span.end_column}
    file = {"uri": quote(folder + span.file)}
    return {"physicalLocation": {"artifactLocation": file, "region": region}}
