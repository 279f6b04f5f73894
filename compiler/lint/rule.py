"""What a lint rule is given, and what it must offer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from catalogue.diagnostics import Diagnostic, Span
from catalogue.load import Catalogue
from compiler import ir
from compiler.evaluation import World
from compiler.places import Places
from compiler.shared import Shared
from compiler.summary import Summary


@dataclass(frozen=True, slots=True)
class Subject:
    """One compiled procedure, where it was written, and the world around it."""

    program: ir.Program
    places: Places
    world: World
    shared: Shared

    def finding(
        self, slug: str, path: str, *, related: Iterable[Span] = (), **args: object
    ) -> Diagnostic:
        """A finding about one part of the program, such as `fees/le_phi`."""
        where = f"{self.program.code}/{path.removeprefix('key/')}"
        return finding(slug, self.places[path], path=where, related=related, **args)


@dataclass(frozen=True, slots=True)
class Whole:
    """The catalogue as a whole: what is shared, and a summary of each sound procedure.

    `complete` is false when some procedure has errors and so is not among them.
    """

    catalogue: Catalogue
    world: World
    summaries: tuple[Summary, ...]
    complete: bool


class Rule(ABC):
    """One judgement about a procedure. The docstring says what, then why it hurts."""

    slugs: ClassVar[tuple[str, ...]]
    """The messages that it may raise; severity and words belong to them."""

    @abstractmethod
    def check(self, subject: Subject) -> Iterator[Diagnostic]: ...


class CatalogueRule(ABC):
    """One judgement that needs the whole catalogue at once."""

    slugs: ClassVar[tuple[str, ...]]

    @abstractmethod
    def check(self, whole: Whole) -> Iterator[Diagnostic]: ...


def finding(
    slug: str, at: Span, *, path: str = "", related: Iterable[Span] = (), **args: object
) -> Diagnostic:
    words = tuple(sorted((name, str(value)) for name, value in args.items()))
    return Diagnostic(slug, at, words, path, tuple(related))
