"""Portal texts made alike: signs, spaces, bullets, and ids from Vietnamese words."""

from __future__ import annotations

import re
import unicodedata

from catalogue.text import as_id

_MARKED = (*map(chr, range(0xC0, 0x1B1)), *map(chr, range(0x1EA0, 0x1EFA)))
SMALL = "a-z" + "".join(one for one in _MARKED if one.islower())
LARGE = "A-Z" + "".join(one for one in _MARKED if one.isupper())
"""Small and large letters of Vietnamese, for the inside of a character class."""
_SPACES = dict.fromkeys(map(ord, "\t\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\f\v"), " ")
_UNSEEN = re.compile(
    r"[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad\ue000-\uf8ff]"
)
_BULLET = re.compile(
    r"\s*(?:[-+*•–—·o▪]+|\(\*+\)|\(?(?:[ivx]{1,5}|[a-zđ](?:\.\d{1,2})?|\d{1,2}(?:\.\d{1,2})*)[.)]"
    r"|\d+(?:\.\d+)+\.?)\s+"
    r"|\s*[-+*•–—·▪]+(?=\S)"
)
_END = " \n;:,./"


def clean(text: str) -> str:
    """NFC, plain spaces, no invisible signs; lines are kept, empty ones are not."""
    plain = _UNSEEN.sub(
        "", unicodedata.normalize("NFC", text.replace("\r", "\n")).translate(_SPACES)
    )
    lines = (" ".join(line.split()) for line in plain.split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    return " ".join(text.split())


def bare(text: str) -> str:
    """A name without the bullets before it and the signs after it."""
    while (match := _BULLET.match(text)) and match.end() < len(text):
        text = text[match.end() :]
    return text.strip(_END)


def id_of(text: str, longest: int = 44) -> str:
    """The first words of a text as an id."""
    words = as_id(text).split("_")
    kept = words[0]
    for word in words[1:]:
        if len(kept) + 1 + len(word) > longest:
            break
        kept = f"{kept}_{word}"
    return kept


class Ids:
    """Gives every text an id of its own; the same text has the same id."""

    def __init__(self, taken: frozenset[str] = frozenset()) -> None:
        self._texts: dict[str, str] = dict.fromkeys(taken, "")
        self._ids: dict[str, str] = {}

    def of(self, text: str, otherwise: str) -> str:
        if text not in self._ids:
            self._ids[text] = self.new(text, otherwise)
        return self._ids[text]

    def new(self, text: str, otherwise: str) -> str:
        """One that nobody has, even if the text came before."""
        stem = id_of(text) or otherwise
        id_, number = stem, 2
        while id_ in self._texts:
            id_, number = f"{stem}_{number}", number + 1
        self._texts[id_] = text
        return id_
