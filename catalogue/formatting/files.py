"""Formats whole files and folders: which texts would change, and what keeps others as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from catalogue.diagnostics import Report
from catalogue.formatting.format import formatted, shape_of_file


@dataclass(slots=True)
class Run:
    """Texts by path, before and after; only those that change are in `after`."""

    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    unreadable: Report = field(default_factory=Report)
    unfaithful: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, name: str, content: bytes) -> str:
        """The file's text after formatting, or as it was when something keeps it so."""
        made = formatted(content, name)
        self.count += 1
        if not made.faithful:
            self.unfaithful.append(name)
        elif made.report:
            self.unreadable.extend(made.report)
        elif made.text.encode() != content:
            self.before[name] = content.decode("utf-8").replace("\r\n", "\n")
            self.after[name] = made.text
        return made.text


def run(paths: Iterable[Path]) -> Run:
    found = Run()
    for path in paths:
        for file in files(path):
            found.add(file.as_posix(), file.read_bytes())
    return found


def files(path: Path) -> Iterator[Path]:
    """The file itself, or the files of catalogues in a folder."""
    if path.is_file():
        yield path
    for file in sorted(path.rglob("*.yaml")):
        hidden = any(part[0] in "._" for part in file.relative_to(path).parts)
        if not hidden and shape_of_file(file.as_posix()) is not None:
            yield file
