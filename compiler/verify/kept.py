"""What is kept of proofs on disk: programs do not have to be proved again until they change."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from compiler.cache import Row, finding_of, finding_row
from compiler.verify.outcome import Outcome, Proof, Verified


@dataclass(frozen=True, slots=True)
class Kept:
    """`whole` is told again while `sha`, that of every file of the folder, is the same."""

    sha: str = ""
    whole: Verified | None = None
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    """By the hash of the program."""


def read_kept(path: Path, edition: str) -> Kept:
    """What was kept by the same edition of motcua; nothing when it cannot be used."""
    try:
        written, sha, whole, proofs = json.loads(path.read_bytes())
        if written == edition:
            counts, rows = whole
            told = Verified(tuple(finding_of(one) for one in rows), *counts)
            return Kept(sha, told, {name: _proof(row) for name, row in proofs.items()})
    except (OSError, ValueError, TypeError, AttributeError, LookupError):
        pass
    return Kept()


def write_kept(path: Path, edition: str, kept: Kept) -> None:
    """Keep for the next time; a folder that cannot be written to is no fault."""
    done = kept.whole
    whole = done and [
        [done.claims, done.open, done.waiting], [finding_row(one) for one in done.found]
    ]  # fmt: skip
    proofs = {name: _row(one) for name, one in kept.proofs.items()}
    content = json.dumps([edition, kept.sha, whole, proofs], ensure_ascii=False)
    try:
        path.parent.mkdir(exist_ok=True)
        beside = path.with_suffix(".new")
        beside.write_text(content, "utf-8")
        beside.replace(path)
    except OSError:
        return


def _row(proof: Proof) -> Row:
    found = [[one.slug, one.path, one.args, one.related] for one in proof.found]
    return [proof.claims, proof.open, found]


def _proof(row: Row) -> Proof:
    claims, undecided, found = row
    outcomes = (
        Outcome(slug, path, tuple(map(tuple, args)), tuple(related))
        for slug, path, args, related in found
    )
    return Proof(claims, undecided, tuple(outcomes))
