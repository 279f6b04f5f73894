"""What a lint rule is given, and what it must offer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from catalogue.diagnostics import Diagnostic, Span
from catalogue.load import Catalogue
from catalogue.record import record
from compiler import ir
from compiler.evaluation import World
from compiler.lint.texts import Text, texts
from compiler.places import Places
from compiler.shared import Shared
from compiler.summary import Summary


@dataclass(frozen=True)
class Subject:
    """One compiled procedure, where it was written, and the world around it."""

    program: ir.Program
    places: Places
    world: World
    shared: Shared

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text that people read; one walk for all rules of wording."""
        return tuple(texts(self.program))

    def finding(
        self, slug: str, path: str, *, related: Iterable[Span] = (), **args: object
    ) -> Diagnostic:
        """A finding about one part of the program, such as `fees/le_phi`."""
        where = f"{self.program.code}/{path.removeprefix('key/')}"
        return finding(slug, self.places[path], path=where, related=related, **args)


@record
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
    of_drafts: ClassVar[bool] = True
    """Whether it holds before all marks for review are gone; what it misses may still come."""

    @abstractmethod
    def check(self, subject: Subject) -> Iterator[Diagnostic]: ...


class WordingRule(ABC):
    """One judgement about a text, wherever it stands. Drafts are left alone until their words are
    chosen."""

    slugs: ClassVar[tuple[str, ...]]

    @abstractmethod
    def read(self, text: Text) -> Iterator[tuple[str, dict[str, str]]]:
        """The messages that a text deserves, with their arguments."""


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
