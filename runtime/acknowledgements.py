"""Approvals as the file of acknowledgements that the command line reads."""

from __future__ import annotations

from collections.abc import Iterable

from catalogue.edits import quoted
from renderers.comparison.keeping import KeptChange
from runtime.clock import VIETNAM
from runtime.store.reviews import Approval


def acknowledgements(given: Iterable[tuple[KeptChange, Approval]]) -> str:
    """One for each change: the first approval that stands."""
    first: dict[str, tuple[KeptChange, Approval]] = {}
    for change, approval in given:
        first.setdefault(change.fingerprint, (change, approval))
    stanzas = [_stanza(*pair) for pair in first.values()]
    return "acknowledged:\n" + "".join(stanzas) if stanzas else "acknowledged: []\n"


def _stanza(change: KeptChange, approval: Approval) -> str:
    known = {
        "change": change.slug,
        "path": "/".join(filter(None, (change.code, change.path))),
        "fingerprint": change.fingerprint,
        "who": approval.name,
        "when": approval.at.astimezone(VIETNAM).strftime("%d/%m/%Y"),
        "decision": approval.decision,
        "reason": approval.reason,
    }
    lines = [f"{key}: {quoted(' '.join(text.split()))}" for key, text in known.items()]
    return "  - " + "\n    ".join(lines) + "\n"
