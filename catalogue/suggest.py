"""Did you mean: the known word that an author most likely wanted."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from catalogue.diagnostics import Edit, Fix, Report, Span
from catalogue.meanings import MEANINGS
from catalogue.text import fold

FEW = 12
"""So many names can be read at a glance."""


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.7) -> str | None:
    """The known word of the same letters, else of the same meaning, else the most similar one."""
    by_key: dict[str, str] = {}
    for candidate in known:
        by_key.setdefault(_key(candidate), candidate)
    same = next((one for one in MEANINGS.get(_key(word), ()) if one in by_key.values()), None)
    if same and _key(word) not in by_key:
        return same
    close = get_close_matches(_key(word), by_key, n=1, cutoff=likeness)
    return by_key[close[0]] if close else None


def not_known(
    report: Report, slug: str, name: str, known: Iterable[str], at: Span, **args: Any
) -> None:
    """Report a name that stands for nothing, with the nearest one that does, or all if few."""
    known = tuple(known)
    guess = nearest(name, known)
    words = ", ".join(known) if not guess and len(known) <= FEW else ""
    args |= {"advice": guess or "", "words": words}
    report.add(slug, at, fix=mending(at, name, guess), name=name, **args)


def mending(at: Span, word: str, guess: str | None) -> Fix | None:
    """Writes the guess over the word, where the place holds the word and nothing else."""
    alone = at.line == at.end_line and at.end_column - at.column == len(word)
    return Fix((Edit(at, guess),)) if guess and alone else None


def _key(word: str) -> str:
    return "_".join(fold(word).replace("-", " ").replace("_", " ").split())
