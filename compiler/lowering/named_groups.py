"""Opens a group of documents that documents.yaml names, and tells its mistakes where it is used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from catalogue import model, shared
from catalogue.diagnostics import Diagnostic, Span
from catalogue.record import record
from compiler.lowering.context import Context


@record
class Opened:
    """A named group while its members are lowered, and where the procedure uses it."""

    name: str
    at: Span


MEMBERS = "<members>"
"""Lost when a group could not be opened, so that nobody is told its papers are unknown."""


@contextmanager
def opened(
    context: Context, use: model.GroupUse, around: list[Opened]
) -> Iterator[shared.NamedGroup | None]:
    """None when there is no such group, or it holds itself; both are told."""
    name, at = str(use.group), use.group.span
    group = context.shared.group(name)
    if group is None:
        context.unknown("group-not-known", name, context.shared.known("group"), at)
        context.shared.lose(MEMBERS)
    inside = any(one.name == name for one in around)  # told where the group is defined
    if group is None or inside:
        yield None
        return
    around.append(Opened(name, around[0].at if around else at))
    before = len(context.report)
    yield group
    around.pop()
    if not around:
        _tell_at_use(context, before, at)


def _tell_at_use(context: Context, before: int, at: Span) -> None:
    """What is wrong with a group in a procedure is shown there, and where the group is defined."""
    found = context.report.found
    found[before:] = [
        _moved(one, at)
        for one in found[before:]
        if one.span.file == at.file or one.slug not in AT_DEFINITION
    ]


def _moved(one: Diagnostic, at: Span) -> Diagnostic:
    if one.span.file == at.file:
        return one
    return replace(one, span=at, related=(one.span, *one.related), fix=None)


AT_DEFINITION = ("document-not-known", "register-not-known", "group-not-known")
"""What is wrong with a group wherever it is used is told once, at its definition."""
