"""What is kept of a check on disk, to check again only what changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from catalogue.diagnostics import Diagnostic
from compiler.shared import LookUp
from compiler.summary import Summary


@dataclass(frozen=True, slots=True)
class Kept:
    """One procedure file: its hash, what it looked up with its digests, and what was found."""

    sha: str
    digests: tuple[tuple[LookUp, str], ...]
    found: tuple[Diagnostic, ...]
    summary: Summary | None
    sound: bool


@dataclass(frozen=True, slots=True)
class _File:
    edition: str
    kept: dict[str, Kept]


@cache
def _adapter() -> TypeAdapter[_File]:
    return TypeAdapter(_File)


def read_cache(path: Path, edition: str) -> Mapping[str, Kept]:
    """What was kept by the same edition of the program; nothing when it cannot be used."""
    try:
        file = _adapter().validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return {}
    return file.kept if file.edition == edition else {}


def write_cache(path: Path, edition: str, kept: dict[str, Kept]) -> None:
    """Keep for the next time; a folder that cannot be written to is no fault."""
    try:
        path.parent.mkdir(exist_ok=True)
        beside = path.with_suffix(".new")
        beside.write_bytes(_adapter().dump_json(_File(edition, kept)))
        beside.replace(path)
    except OSError:
        return
