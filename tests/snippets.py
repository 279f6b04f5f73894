"""Lays a message's sample over the base catalogue: keys of the sample replace those of the file."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from catalogue.messages import FOLDER, Sample

BASE = FOLDER / "base"
_TOP = re.compile(r"^(?=[^\s#-])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Laid:
    """The catalogue with the sample in it, and how far the sample's lines moved."""

    folder: Path
    file: str
    below: int

    def line(self, line: int) -> int:
        """Where a line of the sample stands in the file."""
        return line + self.below


def lay(sample: Sample, text: str, folder: Path) -> Laid:
    """Write the base catalogue into the folder with `text` in the place of the sample.

    What the file holds beside comes before the sample; a list file is continued by it.
    """
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    path = folder / sample.file
    path.parent.mkdir(parents=True, exist_ok=True)
    before = "" if sample.whole or not path.is_file() else _others(path.read_text("utf-8"), text)
    path.write_text(before + text, "utf-8")
    return Laid(folder, sample.file, before.count("\n"))


def _others(base: str, text: str) -> str:
    keys = {_key(block) for block in _TOP.split(text)} - {"\0"}
    return "".join(
        block for block in _TOP.split(base) if not block.strip() or _key(block) not in keys
    )


def _key(block: str) -> str:
    """The top-level key of a block; a list entry has none and never replaces another."""
    return block.split(":", 1)[0].strip() if block.strip() and block[0] not in "-# " else "\0"
