"""Lowers what is said of one document: its copies, and the registers that may answer for it."""

from __future__ import annotations

from typing import Any, Literal

from catalogue import shared, syntax
from catalogue.syntax import Phrase
from compiler import ir
from compiler.lowering.context import Context
from compiler.lowering.rows import holds, last_is_rest


def known(context: Context, document: Any) -> shared.Document | None:
    """The shared document of that name; none is a finding."""
    found = context.shared.document(str(document))
    if found is None:
        names = context.shared.known("document")
        context.unknown("document-not-known", str(document), names, document.span)
    return found


def copies(
    context: Context, document: Any, submit: Any, present: Any, path: str
) -> tuple[Literal["submit", "present"], tuple[ir.CopiesRow, ...]]:
    """Whether papers are handed in or shown, and which; one of the two has to be said."""
    if (submit is None) == (present is None):
        slug = "submit-or-present-missing" if submit is None else "submit-and-present"
        context.report.add(slug, document.span, name=document)
        return "submit", ()
    written = present if submit is None else submit
    verb: Literal["submit", "present"] = "present" if submit is None else "submit"
    if isinstance(written, Phrase):
        return verb, (ir.CopiesRow(ir.TRUE, _ways(written)),)
    last_is_rest(context, written)
    return verb, tuple(
        _copies_row(context, row, f"{path}/{number}") for number, row in enumerate(written, 1)
    )


def _copies_row(context: Context, row: Any, path: str) -> ir.CopiesRow:
    context.places.put(path, row.span)
    context.basis(row.basis)
    return ir.CopiesRow(holds(context, row), _ways(row.is_))


def _ways(phrase: Phrase[syntax.Copies]) -> tuple[tuple[ir.Paper, ...], ...]:
    return tuple(
        tuple(ir.Paper(paper.count, paper.kind) for paper in way) for way in phrase.tree.ways
    )


def lookup(context: Context, phrase: Phrase[syntax.Registers] | None) -> ir.Lookup:
    if phrase is None:
        return ir.Lookup()
    for register in phrase.tree.registers:
        context.register(register, phrase.word(register))
    for party in phrase.tree.parties:
        context.party(party, phrase.word(party))
    return ir.Lookup(phrase.tree.registers, phrase.tree.parties)
