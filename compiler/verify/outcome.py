"""What a proof has shown of a program, by paths: to be kept, and told where it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic
from compiler.places import Places


@dataclass(frozen=True, slots=True)
class Outcome:
    """One finding by paths of the program, wherever these stand in a file."""

    slug: str
    path: str
    args: tuple[tuple[str, str], ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """All that was shown of one program; `open` are claims that could not be decided."""

    claims: int
    open: int
    found: tuple[Outcome, ...] = ()

    def told(self, places: Places) -> Iterator[Diagnostic]:
        for one in self.found:
            at = places[one.path]
            related = dict.fromkeys(places[path] for path in one.related)
            related.pop(at, None)
            yield Diagnostic(one.slug, at, tuple(sorted(one.args)), one.path, tuple(related))
        if self.open:
            yield Diagnostic("not-proved", places[""], (("count", str(self.open)),))


@dataclass(frozen=True, slots=True)
class Verified:
    """A whole folder: what was found, how many claims there were, how many stay open, and how many
    procedures wait until they can be understood."""

    found: tuple[Diagnostic, ...]
    claims: int = 0
    open: int = 0
    waiting: int = 0
