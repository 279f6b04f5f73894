"""Where a local catalogue finds the one that it extends, and how the files of that are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

BASE = "base/"
_EXTENDS = re.compile(rb"^extends:[ \t]*['\"]?([a-z][a-z0-9_]*/[^\s'\"#]+)", re.MULTILINE)
_KEY = rb"^%s:[ \t]*['\"]?([^\s'\"#]+)"
_FAR = re.compile(r"(?:\.\./|base/)[^/]+/")


def extended(catalogue: bytes) -> str:
    """The id and edition of the base that a catalogue.yaml names, '' when it names none."""
    found = _EXTENDS.search(catalogue)
    return found[1].decode() if found else ""


def near(name: str) -> str:
    """The name that a file has within its own catalogue: `../quoc_gia/law.yaml` → `law.yaml`."""
    far = _FAR.match(name)
    return name[far.end() :] if far else name


def is_far(name: str) -> bool:
    """Whether a file is the base's."""
    return _FAR.match(name) is not None


def base_folder(folder: Path, wanted: str) -> tuple[str, Path] | None:
    """The base of that id and edition below `base/` or beside the catalogue, and its prefix."""
    for prefix, candidate in _candidates(folder):
        head = candidate / "catalogue.yaml"
        if head.is_file() and identity(head.read_bytes()) == wanted:
            return prefix, candidate
    return None


def _candidates(folder: Path) -> Iterator[tuple[str, Path]]:
    for prefix, above in ((BASE, folder / BASE), ("../", folder.resolve().parent)):
        if above.is_dir():
            for one in sorted(above.iterdir()):
                if one.is_dir() and one.resolve() != folder.resolve():
                    yield f"{prefix}{one.name}/", one


def identity(catalogue: bytes) -> str:
    found = [re.search(_KEY % key, catalogue, re.MULTILINE) for key in (b"id", b"edition")]
    return "/".join(one[1].decode("utf-8", "replace") for one in found if one)
