"""Small new procedures without any scenario: rows, amounts by steps, and papers in a chain."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from catalogue.load import read_folder
from catalogue.messages import BASE_PROCEDURE
from compiler.pipeline import compile_texts
from compiler.verify.proposing import proposed
from renderers import proposals
from renderers.words import words

HERE = Path(__file__).parent / "drafted"
BASE = Path(__file__).parents[2] / "catalogue/messages/base"
NAMES = tuple(sorted(f"procedures/mau/{one.name}" for one in HERE.glob("procedures/mau/*.yaml")))


@cache
def catalogue() -> dict[str, bytes]:
    """The smallest catalogue, with these procedures in place of its own."""
    texts = {**dict(read_folder(BASE)), **dict(read_folder(HERE))}
    return {name: text for name, text in texts.items() if name != BASE_PROCEDURE}


@cache
def signed() -> dict[str, bytes]:
    """The same, after the proposed filings were taken over as they are."""
    texts = catalogue()
    made = compile_texts(texts)
    new = {one.summary.file: one for one in made.procedures}
    taken = {}
    for name in NAMES:
        drafts = proposed(new[name], made.world)
        known = words(new[name].program, made.world)
        entries = proposals.text(new[name].program, drafts, known)
        taken[name] = proposals.appended(texts[name], name, entries).encode()
    return texts | taken
