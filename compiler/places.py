"""Where each part of a compiled program was written: IR path to span, kept outside the program."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Span

WHEN = "/:when"
"""Behind the path of a page or question: its condition. No id has such a sign."""


class Places:
    """Paths are spelled `fees/le_phi/amount`; an unknown one is answered by its nearest parent."""

    def __init__(self, whole: Span) -> None:
        self._spans: dict[str, Span] = {"": whole}

    def put(self, path: str, span: Span) -> None:
        self._spans.setdefault(path, span)

    def __getitem__(self, path: str) -> Span:
        while path and path not in self._spans:
            path = path.rpartition("/")[0]
        return self._spans[path]

    def __contains__(self, path: object) -> bool:
        """Whether it was written, and not only something that holds it."""
        return path in self._spans

    def __iter__(self) -> Iterator[tuple[str, Span]]:
        return iter(self._spans.items())
