"""Translations that are gone, new, or other than before, counted for each procedure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from catalogue.kinds.base import Json
from catalogue.record import record
from compiler.diff.side import Side
from compiler.localise import text_hash
from compiler.spoken import respoken

NAMES = "names"
"""The file of what is named beside the procedures."""


@record
class Translated:
    """`of`: the procedure's code, or `names`; `example` the first text, before and after."""

    slug: str
    lang: str
    of: str
    name: str
    count: int
    example: tuple[Json, Json]


def translations(old: Side, new: Side) -> Iterator[Translated]:
    before = {(ref.lang, ref.name): ref.hash for ref in old.index.texts}
    after = {(ref.lang, ref.name): ref.hash for ref in new.index.texts}
    was, now = _hashes(old), _hashes(new)
    for lang, of in sorted(before.keys() | after.keys()):
        said = (old.index.names, new.index.names) if of == NAMES else (was.get(of), now.get(of))
        if before.get((lang, of)) != after.get((lang, of)) or said[0] != said[1]:
            yield from _compared(old, new, lang, of)


def _compared(old: Side, new: Side, lang: str, of: str) -> Iterator[Translated]:
    was, now = (_told(side, lang, of) for side in (old, new))
    both = was.keys() & now.keys()
    found = {
        "translation-missing": [one for one in both if was[one] and not now[one]],
        "translation-added": [one for one in both if now[one] and not was[one]],
        "translation-changed": [
            one for one in both if was[one] and now[one] and was[one] != now[one]
        ],
    }  # fmt: skip
    for slug, paths in found.items():
        if paths:
            first = min(paths)
            example: tuple[Json, Json] = was[first], now[first]
            yield Translated(slug, lang, of, _name(new, of), len(paths), example)


def _told(side: Side, lang: str, of: str) -> dict[str, str]:
    """By path of a text, its translation, '' where it has none."""
    texts = side.texts.get((lang, of), {})
    return {path: texts.get((path, text_hash(text)), "") for path, text in _spoken(side, of)}


def _spoken(side: Side, of: str) -> Iterator[tuple[str, str]]:
    if of == NAMES:
        yield from side.index.names.items()
        return
    entry = next((one for one in reversed(side.index.entries) if one.code == of), None)
    if entry is not None:
        yield from _texts(side, entry.hash).items()


def _texts(side: Side, hash_: str) -> Mapping[str, str]:
    found: dict[str, str] = {}

    def noted(path: str, text: str) -> str:
        found[path] = text
        return text

    entry = next(one for one in side.index.entries if one.hash == hash_)
    respoken(side.program(entry), noted)
    return found


def _hashes(side: Side) -> Mapping[str, tuple[str, ...]]:
    """Of all versions of a procedure, by its code."""
    found: dict[str, tuple[str, ...]] = {}
    for one in side.index.entries:
        found[one.code] = (*found.get(one.code, ()), one.hash)
    return found


def _name(side: Side, of: str) -> str:
    known = (one.name for one in side.index.entries if one.code == of)
    return next(known, side.index.title)
