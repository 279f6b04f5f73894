"""Finds what an author, or an import, has left for a person to decide: the `review` marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from catalogue.diagnostics import Diagnostic
from catalogue.shapes import Model

SHOWN = 120
"""How much of a mark's text a finding quotes."""


def open_reviews(value: object) -> Iterator[Diagnostic]:
    """One finding for each text marked for review, wherever in a file's model it stands."""
    if isinstance(value, Model):
        for text in value.review:
            yield Diagnostic("review-open", text.span, (("text", shortened(text)),))
    if isinstance(value, BaseModel):
        value = vars(value)
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for part in value:
            yield from open_reviews(part)


def shortened(text: str) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1].rstrip()}…"
