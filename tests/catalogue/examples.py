"""The phrases beside this file, good and bad, as plain rows for the tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from catalogue.source import read
from catalogue.tree import Map, Seq

_HERE = Path(__file__).parent


class Good(NamedTuple):
    slot: str
    write: str
    spells: str


class Bad(NamedTuple):
    slot: str
    write: str
    slug: str
    at: str
    becomes: str | None


def good() -> list[Good]:
    return [
        Good(slot, row["write"], row.get("spells", row["write"]))
        for slot, row in _rows("phrases.yaml")
    ]


def bad() -> list[Bad]:
    return [
        Bad(slot, row["write"], row["slug"], row["at"], row.get("becomes"))
        for slot, row in _rows("bad_phrases.yaml")
    ]


def _rows(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    tree, report = read((_HERE / name).read_text("utf-8"), name)
    assert not report.found, report.found
    assert isinstance(tree, Map)
    for slot, rows in tree.items():
        assert isinstance(rows, Seq)
        for row in rows:
            assert isinstance(row, Map)
            yield str(slot), {str(key): str(value) for key, value in row.items()}
