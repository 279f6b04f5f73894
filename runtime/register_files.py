"""A register kept in a file, for examples and demonstrations: records by key, in JSON or CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import cast

from catalogue.kinds.base import Json
from runtime.lookups import NOT_FOUND, Answer
from runtime.ports import Enquiry

SUFFIXES = (".json", ".csv")


class FileRegister:
    """Read once, when the service starts."""

    def __init__(self, path: Path) -> None:
        text = path.read_text("utf-8-sig")
        self._records = dict(_from_csv(text) if path.suffix == ".csv" else _from_json(text))

    def ask(self, enquiry: Enquiry) -> Answer:
        return self._records.get(enquiry.key, NOT_FOUND)


def in_folder(folder: Path) -> Mapping[str, Path]:
    """The files of a folder by the register that they stand for: `csdl_dan_cu.json`."""
    if not folder.is_dir():
        return {}
    return {path.stem: path for path in sorted(folder.iterdir()) if path.suffix in SUFFIXES}


def _from_json(text: str) -> Iterator[tuple[str, Answer]]:
    """`{"079090001234": {"documents": […], "fields": {…}}}`; without documents, all of them."""
    records = cast(Mapping[str, Mapping[str, Json]], json.loads(text))
    for key, record in records.items():
        listed = record.get("documents")
        held = frozenset(map(str, listed)) if isinstance(listed, list) else None
        fields = record.get("fields")
        yield key, Answer("found", held, fields if isinstance(fields, dict) else {})


def _from_csv(text: str) -> Iterator[tuple[str, Answer]]:
    """Columns `key`, perhaps `documents` with spaces between, and the fields of the register."""
    for row in csv.DictReader(StringIO(text), strict=True):
        listed = row.pop("documents", None)
        held = None if listed is None else frozenset(listed.split())
        key = row.pop("key")
        yield key, Answer("found", held, {name: value for name, value in row.items() if value})
