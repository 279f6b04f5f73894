"""Short ways to write the examples of a kind that has one box."""

from __future__ import annotations

from catalogue.kinds.base import Example, Json
from catalogue.kinds.boxes import CAP


def reads(answer: Json, *typed: str) -> tuple[Example, ...]:
    """Each of these texts becomes this answer."""
    return tuple(Example({"": [text]}, answer) for text in typed)


def refuses(problem: str, *typed: str) -> tuple[Example, ...]:
    return tuple(Example({"": [text]}, problem=problem) for text in typed)


BLANKS = (Example({}), *reads(None, "", "  "))
BAD_TEXTS = (*refuses("too_long", "9" * (CAP + 1)), *refuses("unreadable", "1\x01", "\u202e1"))
