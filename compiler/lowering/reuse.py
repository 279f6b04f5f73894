"""Ids across the versions of a procedure: one that is retired never comes back, one that was
renamed is gone."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Span
from catalogue.tree import Scalar
from compiler.lowering.context import Context
from compiler.places import WHEN
from compiler.resolved import FieldUse

PARTS = ("pages", "fields", "cases", "facts", "components", "fees", "results", "steps")


def judge_reuse(context: Context) -> None:
    used = dict(_used(context))
    for id_ in context.resolved.procedure.retired:
        if str(id_) in used:
            at = used[str(id_)]
            context.report.add("id-retired", at, related=[id_.span], name=id_)
    _judge_renamed(context)


def _used(context: Context) -> Iterator[tuple[str, Span]]:
    """Every id of the procedure, with a place where it is written."""
    for path, span in context.places:
        part, _, name = path.partition("/")
        if path.endswith(WHEN):
            continue
        if part in PARTS and (part in ("cases", "fields") or "/" not in name):
            yield name.rpartition("/")[2], span


def _judge_renamed(context: Context) -> None:
    """What a field was called before is the name of nothing else, and of one field only."""
    now = {one.path: one.entry.id.span for one in _fields(context)}
    before: dict[str, Scalar] = {}
    for one in _fields(context):
        for was in one.entry.was:
            path = one.path.removesuffix(one.entry.id) + was
            first = before.setdefault(path, was)
            if path in now:
                context.report.add("was-still-used", was.span, related=[now[path]], name=was)
            elif first is not was and first.span != was.span:
                context.report.add("was-twice", was.span, related=[first.span], name=was)


def _fields(context: Context) -> Iterator[FieldUse]:
    for page in context.resolved.pages:
        yield from (item for item in page.items if isinstance(item, FieldUse))
