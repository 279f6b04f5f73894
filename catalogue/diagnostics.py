"""What every stage says about an author's text: a place, a message id and its arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from catalogue.record import record


class Span(NamedTuple):
    """A stretch of one file: 1-based lines and columns in code points, the end exclusive.

    A tuple, because every word of a catalogue has one.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class Placed(Protocol):
    """Anything that knows where it was written."""

    @property
    def span(self) -> Span: ...


@record
class Edit:
    """Replace the text at `span` by `text`."""

    span: Span
    text: str


@record
class Fix:
    """Edits that mend the finding; `safe` when the meaning cannot change."""

    edits: tuple[Edit, ...]
    safe: bool = True


@record
class Diagnostic:
    """One finding. Its severity and its words belong to the message named by `slug`."""

    slug: str
    span: Span
    args: tuple[tuple[str, str], ...] = ()
    path: str = ""
    related: tuple[Span, ...] = ()
    fix: Fix | None = None

    @property
    def place(self) -> tuple[Span, str]:
        return self.span, self.slug


class Report:
    """Collects findings in the order they are made; raises, prints and decides nothing."""

    def __init__(self, found: Iterable[Diagnostic] = ()) -> None:
        self.found: list[Diagnostic] = list(found)

    def add(
        self,
        slug: str,
        at: Span | Placed,
        *,
        path: str = "",
        related: Iterable[Span] = (),
        fix: Fix | None = None,
        **args: object,
    ) -> None:
        """Record a finding; `args` fill the placeholders of the message and are kept as text."""
        span = at if isinstance(at, Span) else at.span
        words = tuple(sorted((name, str(value)) for name, value in args.items()))
        self.found.append(Diagnostic(slug, span, words, path, tuple(related), fix))

    def extend(self, other: Iterable[Diagnostic]) -> None:
        self.found.extend(other)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """By file, line, column, then id; exact repetitions once."""
        return tuple(sorted(dict.fromkeys(self.found), key=lambda one: one.place))
