"""How far the translation of a catalogue is, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from compiler.merging import Progress

Found = Mapping[str, tuple[Progress, ...]]


def text(found: Found) -> str:
    """One line for each procedure, what is lacking below it."""
    return "".join(f"{line}\n" for lang in found for line in _lines(lang, found[lang]))


def _lines(lang: str, rows: tuple[Progress, ...]) -> Iterator[str]:
    for one in rows:
        yield (
            f"{lang}  {one.program:<10} {one.translated}/{one.whole}"
            f"  thiếu · missing {one.missing}  đã cũ · stale {one.stale}"
        )
        yield from (f"    {path}" for path in one.lacking)


def as_json(found: Found) -> str:
    return (
        json.dumps(
            {lang: [asdict(one) for one in rows] for lang, rows in found.items()},
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def lacks(found: Found) -> bool:
    return any(one.lacking for rows in found.values() for one in rows)
