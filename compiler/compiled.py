"""One procedure after all stages: the program, its identity, its places, what was found in it."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic
from catalogue.messages import message
from compiler import ir
from compiler.places import Places
from compiler.summary import Summary


@dataclass(frozen=True, slots=True)
class Compiled:
    """The program of one file, its canonical bytes and their hash."""

    program: ir.Program
    content: bytes
    hash: str
    places: Places
    summary: Summary
    found: tuple[Diagnostic, ...]

    @property
    def broken(self) -> bool:
        return any(is_error(one) for one in self.found)


def is_error(finding: Diagnostic) -> bool:
    return message(finding.slug).severity == "error"
