"""One procedure after all stages: the program, its identity, its places, what was found in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from catalogue.diagnostics import Diagnostic
from catalogue.messages import message
from compiler import ir
from compiler.bundle import Entry, entry
from compiler.ir_codec import decode, encode, program_hash
from compiler.places import Places
from compiler.summary import Summary


@dataclass(frozen=True)
class Compiled:
    """The program of one file, as it was made or in its canonical bytes.

    A check that only wants the findings never spells it; what another process has compiled comes
    in bytes, and is read only when somebody looks into it.
    """

    source: ir.Program | bytes
    places: Places
    summary: Summary
    found: tuple[Diagnostic, ...]
    whole: bool = True
    """The program says all that was written, although what it says may be wrong."""

    @cached_property
    def program(self) -> ir.Program:
        return decode(self.source) if isinstance(self.source, bytes) else self.source

    @cached_property
    def content(self) -> bytes:
        """The canonical bytes of the program."""
        return self.source if isinstance(self.source, bytes) else encode(self.source)

    @cached_property
    def hash(self) -> str:
        return program_hash(self.content)

    @cached_property
    def entry(self) -> Entry:
        """What the index of a bundle says of it."""
        return entry(self.program, self.hash)

    @cached_property
    def lists(self) -> tuple[str, ...]:
        """The names of the lists that it needs beside it."""
        return tuple(ref.name for ref in self.program.lists)

    def spelled(self) -> Compiled:
        """The same in bytes, its line of the index ready: light enough to be passed on."""
        light = replace(self, source=self.content)
        vars(light).update(entry=self.entry, lists=self.lists)
        return light

    @property
    def broken(self) -> bool:
        return any(is_error(one) for one in self.found)


def is_error(finding: Diagnostic) -> bool:
    return message(finding.slug).severity == "error"
