"""What clocks wait for, read from the history of a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from catalogue.kinds.base import Json
from compiler.working_days import VIETNAM
from runtime.reckoning import happened
from runtime.store.events import Recorded


def recorded(day: int, kind: str, data: Mapping[str, Json] | None = None) -> Recorded:
    at = datetime(2026, 3, day, 9, tzinfo=VIETNAM)
    return Recorded(day, at, "", kind, data or {}, "", "")


def test_steps_and_supplements_are_what_happened_last() -> None:
    history = (
        recorded(2, "submitted"),
        recorded(3, "supplement_asked"),
        recorded(4, "supplement_answered"),
        recorded(5, "step_passed", {"step": "thu_ly"}),
        recorded(6, "step_passed", {"step": "thu_ly"}),
    )
    assert {name: at.day for name, at in happened(history).items()} == {
        "supplement": 3,
        "complete": 4,
        "done thu_ly": 6,
    }
