"""Finding the commune that a citizen typed among those of a province."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from catalogue.kinds.base import Option
from catalogue.record import record
from catalogue.text import fold

UNIT = re.compile(r"^(?:phuong|xa|thi tran|dac khu) ")
SHORT = {"p.": "phuong ", "x.": "xa ", "tt.": "thi tran "}


@record
class Unclear:
    """Not one commune: the names of those that may be meant, none when nothing is near."""

    like: tuple[str, ...] = ()


def find_commune(typed: str, communes: Sequence[Option]) -> Option | Unclear:
    """By code, by full name, or by the name without its unit when only one bears it."""
    name = _spelt_out(fold(typed))
    full = [it for it in communes if typed == it.code or name == fold(it.label)]
    bare = [it for it in communes if name == _bare(it.label)]
    if full or len(bare) == 1:
        return (full or bare)[0]
    namesakes = bare or [it for it in communes if _bare(name) == _bare(it.label)]
    if namesakes:
        return Unclear(tuple(it.label for it in namesakes))
    labels = {_bare(it.label): it.label for it in communes}
    near = get_close_matches(_bare(name), labels, n=1, cutoff=0.7)
    return Unclear(tuple(labels[it] for it in near))


def _spelt_out(name: str) -> str:
    short = next((it for it in SHORT if name.startswith(it)), "")
    return SHORT[short] + name.removeprefix(short).lstrip() if short else name


def _bare(name: str) -> str:
    return UNIT.sub("", fold(name))
