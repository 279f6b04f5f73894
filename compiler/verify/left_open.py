"""Rules that stay open although all that they read was asked: somebody may leave it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compiler import ir
from compiler.verify.claim import Args, Case, Claim
from compiler.verify.resting import spread
from compiler.walk import reads


def open_for_somebody(
    program: ir.Program, path: str, rule: ir.Expr, within: Case, args: Args, slug: str = "rule-open"
) -> Iterator[Claim]:
    """Open although all that it reads is on the screen: somebody may leave it out."""
    shown = tuple(questions(program, rule))
    case = replace(within, shown=(*within.shown, *shown), open=(*within.open, rule))
    if any(optional(program, path) for path in shown):
        yield Claim(slug, path, case, "somebody", args)


def questions(program: ir.Program, rule: ir.Expr) -> Iterator[str]:
    """The questions that a rule reads, facts looked through."""
    facts = {fact.id: fact.value for fact in program.facts if not fact.by}
    asked = {it.id for page in program.pages for it in page.items if isinstance(it, ir.Field)}
    found = (reads(one) for one in spread((rule,), facts))
    yield from sorted(asked & frozenset[str]().union(*found))


def optional(program: ir.Program, path: str) -> bool:
    fields = (it for page in program.pages for it in page.items if isinstance(it, ir.Field))
    return any(it.id == path and it.required != ir.TRUE and it.value is None for it in fields)
