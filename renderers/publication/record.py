"""The release as a record: which edition, by which decision, by whom, and the papers' checksums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from catalogue.kinds.base import Json
from compiler.diff.comparison import Acknowledgement, Comparison
from compiler.diff.publication import Listed, Lists
from renderers.publication.order import Order

RECORD = "release.json"
FORMAT = 1
KINDS = ("new", "amended", "replaced", "abolished")


class NoRecord(ValueError):
    """There is none, or not one of this program."""


def record(
    lists: Lists, comparison: Comparison, order: Order, papers: Mapping[str, bytes]
) -> bytes:
    """`papers` by the names of their files."""
    made: Json = {
        "format": FORMAT,
        "editions": {"old": comparison.old_hash, "new": comparison.new_hash},
        "decision": {
            "number": order.number,
            "date": order.day.isoformat(),
            "effective": (order.effect or order.day).isoformat(),
            "body": order.body,
            "authority": order.authority,
            "signed_by": order.signer,
            "title": order.title,
        },
        "released_by": order.by or order.signer or order.authority,
        "procedures": {kind: [_listed(one) for one in getattr(lists, kind)] for kind in KINDS},
        "acknowledged": [_acknowledged(one) for one in comparison.acknowledged],
        "papers": {name: checksum(content) for name, content in sorted(papers.items())},
    }
    return f"{json.dumps(made, ensure_ascii=False, indent=2)}\n".encode()


def _listed(one: Listed) -> Json:
    """A procedure with the hashes of its text before and after."""
    return {
        "code": one.code,
        "old": one.old.hash if one.old else None,
        "new": one.new.hash if one.new else None,
        "replaces": list(one.replaces),
    }


def _acknowledged(one: Acknowledgement) -> Json:
    return {
        "change": one.slug,
        "path": one.path,
        "fingerprint": one.fingerprint,
        "who": one.who,
        "when": one.when.isoformat(),
        "decision": one.decision,
        "reason": one.reason,
    }


def checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def differing(folder: Path, editions: Mapping[str, str]) -> Iterator[str]:
    """What is not as it was released: names of papers, and `old` or `new`, whose hashes
    `editions` holds where they are at hand."""
    known = _read(folder)
    for name, seal in known["papers"].items():
        path = folder / name
        if not path.is_file() or checksum(path.read_bytes()) != seal:
            yield name
    for side, hash_ in editions.items():
        if known["editions"][side] != hash_:
            yield side


def _read(folder: Path) -> dict[str, dict[str, str]]:
    """The parts of a record that can be checked; names that lead out of the folder are none."""
    try:
        known = json.loads((folder / RECORD).read_bytes())
        papers, editions = dict(known["papers"]), dict(known["editions"])
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise NoRecord(str(folder)) from fault
    if known.get("format") != FORMAT or any(Path(one).name != one for one in papers):
        raise NoRecord(str(folder))
    return {"papers": papers, "editions": editions}
