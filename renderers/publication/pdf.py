"""The decision as a file to keep, PDF/A and accessible: the same decision, the same bytes."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from pathlib import Path

from renderers.papers.pdf import typeset
from renderers.publication.decision import Decision

TEMPLATE = Path(__file__).parents[1] / "templates" / "publication" / "decision.typ"


def pdf(decision: Decision, day: date) -> bytes:
    """`day` is when the file says it was made: that of the decision. Raises `Unprintable`."""
    view = json.dumps(asdict(decision), ensure_ascii=False)
    made_at = datetime.combine(day, time(), UTC)
    return typeset(TEMPLATE.read_bytes(), {"decision": view}, made_at)
