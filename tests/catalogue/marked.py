"""Small faults for tests: the base catalogue with one passage changed and the fault marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.load import read_folder
from catalogue.messages import BASE_PROCEDURE, FOLDER

BASE: Mapping[str, bytes] = dict(read_folder(FOLDER / "base"))
MARK = "⟦"


@dataclass(frozen=True, slots=True)
class Fault:
    """`new`, in the place of `old`, is wrong where the mark stands; a file may be new too."""

    slug: str
    old: str
    new: str
    file: str = BASE_PROCEDURE

    def texts(self) -> dict[str, bytes]:
        return {**BASE, self.file: self._marked().replace(MARK, "").encode()}

    def place(self) -> tuple[str, str, int, int]:
        before = self._marked().split(MARK)[0]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return self.slug, self.file, line, column

    def _marked(self) -> str:
        text = BASE[self.file].decode() if self.file in BASE else ""
        assert text.count(self.old) == 1 or not text, f"{self.old!r} must stand there once"
        return text.replace(self.old, self.new) if text else self.new
