"""One procedure after all stages: the program, its identity, its places, what was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from catalogue.diagnostics import Diagnostic
from catalogue.messages import message
from compiler import ir
from compiler.ir_codec import encode, program_hash
from compiler.places import Places
from compiler.summary import Summary


@dataclass(frozen=True)
class Compiled:
    """The program of one file; a check that only wants the findings never spells its bytes."""

    program: ir.Program
    places: Places
    summary: Summary
    found: tuple[Diagnostic, ...]

    @cached_property
    def content(self) -> bytes:
        """The canonical bytes of the program."""
        return encode(self.program)

    @cached_property
    def hash(self) -> str:
        return program_hash(self.content)

    @property
    def broken(self) -> bool:
        return any(is_error(one) for one in self.found)


def is_error(finding: Diagnostic) -> bool:
    return message(finding.slug).severity == "error"
