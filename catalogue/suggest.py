"""Did you mean: the known word that an author most likely wanted."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from catalogue.text import fold


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.7) -> str | None:
    """The known word that differs only in case, marks or joints, else the most similar one."""
    by_key: dict[str, str] = {}
    for candidate in known:
        by_key.setdefault(_key(candidate), candidate)
    close = get_close_matches(_key(word), by_key, n=1, cutoff=likeness)
    return by_key[close[0]] if close else None


def _key(word: str) -> str:
    return "_".join(fold(word).replace("-", " ").replace("_", " ").split())
